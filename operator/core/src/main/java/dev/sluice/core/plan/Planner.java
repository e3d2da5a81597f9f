package dev.sluice.core.plan;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.failure.Result;
import dev.sluice.core.risk.Finding;
import dev.sluice.core.risk.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a plan of scripts and history, or says why there can be none. */
public final class Planner {
  private static final int LISTED = 10;

  private final PlanInput input;
  private final RiskAssessment risks;

  private Planner(PlanInput input) {
    this.input = input;
    risks = new RiskAssessment(input);
  }

  /**
   * Nothing here changes anything: the same input gives the same work.
   *
   * @param now the database as it is
   * @param steps what the ledger knows of scripts that are half applied
   * @param earlier the plan to go on with; null makes a new one
   */
  public static Result<Work> plan(
      PlanInput input,
      DatabaseState now,
      History history,
      List<StepRecord> steps,
      @Nullable Plan earlier) {
    Planner planner = new Planner(input);
    Optional<Failure> halfApplied = HalfApplied.refusal(input, history, steps);
    if (halfApplied.isPresent()) {
      return Result.refused(halfApplied.get());
    }
    Continuation continuation = new Continuation(history, 0);
    if (earlier != null) {
      Optional<Continuation> found = Continuation.of(history, earlier);
      if (found.isEmpty()) {
        return Result.refused(planChanged("the database's history moved on since it was made"));
      }
      continuation = found.get();
    }
    return planner.work(now, history, steps, continuation, earlier);
  }

  private Result<Work> work(
      DatabaseState now,
      History history,
      List<StepRecord> steps,
      Continuation continuation,
      @Nullable Plan earlier) {
    History start = continuation.start();
    List<String> divergence = Divergence.between(history, input);
    if (!divergence.isEmpty()) {
      return Result.refused(Reason.HistoryDiverged, divergedMessage(divergence));
    }
    Optional<Failure> badCallback = Callbacks.refusal(input, risks);
    if (badCallback.isPresent()) {
      return Result.refused(badCallback.get());
    }
    return switch (targetOf(start)) {
      case Result.Refused<Optional<Version>>(Failure failure) -> Result.refused(failure);
      case Result.Ok<Optional<Version>>(Optional<Version> target) ->
          switch (pendingScripts(start, target)) {
            case Result.Refused<List<PendingScript>>(Failure failure) -> Result.refused(failure);
            case Result.Ok<List<PendingScript>>(List<PendingScript> pending) -> {
              Optional<Failure> left = HalfApplied.left(input, history, pending, steps);
              if (left.isPresent()) {
                yield Result.refused(left.get());
              }
              Plan plan = planOf(now, start, pending);
              yield earlier != null && !earlier.hash().equals(plan.hash())
                  ? Result.refused(planChanged(PlanDifference.between(earlier, plan)))
                  : Result.ok(new Work(plan, pending, continuation.done(), history));
            }
          };
    };
  }

  private Plan planOf(DatabaseState now, History start, List<PendingScript> pending) {
    DatabaseState state =
        new DatabaseState(
            now.systemIdentifier(),
            now.database(),
            now.serverVersion(),
            start.highest().map(Version::text).orElse(null),
            start.applied(),
            start.digest());
    List<PlannedScript> planned = pending.stream().map(PendingScript::planned).toList();
    String options = PlanHasher.options(input);
    List<Finding> findings = planned.isEmpty() ? List.of() : risks.findings();
    Risk risk = planned.isEmpty() ? Risk.None : risks.risk();
    PlanHash hash = PlanHasher.hash(input, state, planned, findings, options);
    return new Plan(hash, state, input.targetVersion(), planned, risk, findings, options);
  }

  /** Empty for the latest. */
  private Result<Optional<Version>> targetOf(History start) {
    String asked = input.targetVersion();
    if (asked.equalsIgnoreCase("latest")) {
      return Result.ok(Optional.empty());
    }
    Optional<Version> target = Version.parse(asked);
    if (target.isEmpty() || input.scripts().version(target.get()).isEmpty()) {
      return Result.refused(
          Reason.SourceInvalid,
          "Target " + asked + " is no version in the set. Name one that is, or latest.");
    }
    Optional<Version> highest = start.highest();
    if (highest.isPresent() && target.get().compareTo(highest.get()) < 0) {
      return Result.refused(
          Reason.HistoryDiverged,
          "Target "
              + target.get()
              + " is below the applied version "
              + highest.get()
              + ". Set a target of at least "
              + highest.get()
              + ": nothing is undone by a target.");
    }
    return Result.ok(target);
  }

  private Result<List<PendingScript>> pendingScripts(History start, Optional<Version> target) {
    List<PendingScript> pending = new ArrayList<>();
    for (Script script : scriptsToRun(start, target)) {
      switch (pendingScript(script)) {
        case Result.Refused<PendingScript>(Failure failure) -> {
          return Result.refused(failure);
        }
        case Result.Ok<PendingScript>(PendingScript value) -> pending.add(value);
      }
    }
    return Result.ok(pending);
  }

  private List<Script> scriptsToRun(History start, Optional<Version> target) {
    List<Script> scripts = new ArrayList<>();
    Optional<Version> highest = start.highest();
    for (Script script : input.scripts().versioned()) {
      Version version = script.version();
      if (version != null
          && (highest.isEmpty() || version.compareTo(highest.get()) > 0)
          && (target.isEmpty() || version.compareTo(target.get()) <= 0)) {
        scripts.add(script);
      }
    }
    for (Script script : input.scripts().repeatable()) {
      Integer checksum =
          start.repeatable(script.name().description()).map(HistoryRow::checksum).orElse(null);
      if (checksum == null || !input.syntax().isChecksumOf(script, checksum)) {
        scripts.add(script);
      }
    }
    return scripts;
  }

  private Result<PendingScript> pendingScript(Script script) {
    return switch (input.syntax().statements(script)) {
      case Result.Refused<List<Statement>>(Failure failure) -> Result.refused(failure);
      case Result.Ok<List<Statement>>(List<Statement> read) -> {
        List<Statement> statements = EnumValues.separateWhereUsed(read);
        Optional<Failure> refusal =
            Refusals.of(script, statements).or(() -> Refusals.stepwise(script, statements));
        if (refusal.isPresent()) {
          yield Result.refused(refusal.get());
        }
        yield switch (risks.assess(script, statements)) {
          case Result.Refused<Risk>(Failure failure) -> Result.refused(failure);
          case Result.Ok<Risk>(Risk risk) -> Result.ok(pendingScript(script, statements, risk));
        };
      }
    };
  }

  private PendingScript pendingScript(Script script, List<Statement> statements, Risk risk) {
    boolean transactional =
        statements.stream().allMatch(s -> s.effect() instanceof Effect.Transactional);
    Version version = script.version();
    PlannedScript planned =
        new PlannedScript(
            script.file(),
            version == null ? null : version.text(),
            script.name().description(),
            script.sha256(),
            transactional,
            risk,
            input.scripts().undoOf(script).map(Script::sha256).orElse(null));
    ScriptSyntax syntax = input.syntax();
    return new PendingScript(
        script, planned, syntax.checksum(script), syntax.digest(script), statements);
  }

  private static Failure planChanged(String difference) {
    return Failure.of(
        Reason.PlanChanged,
        "What would run is not what was planned: "
            + difference
            + ". Nothing more ran; plan again.");
  }

  private static String divergedMessage(List<String> divergence) {
    String listed = String.join("; ", divergence.subList(0, Math.min(LISTED, divergence.size())));
    String more =
        divergence.size() > LISTED ? "; and " + (divergence.size() - LISTED) + " more" : "";
    return "History and scripts contradict each other: "
        + listed
        + more
        + ". Nothing more ran. Bring the set back to what was applied and put changes into a new,"
        + " higher version. If the history itself is wrong, somebody who knows what is in effect"
        + " corrects its row.";
  }
}
