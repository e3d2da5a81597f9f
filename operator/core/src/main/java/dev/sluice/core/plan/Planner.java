package dev.sluice.core.plan;

import dev.sluice.core.catalogue.Catalogue;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.failure.Result;
import dev.sluice.core.risk.Finding;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.sql.ParsedStatement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a plan of scripts and history, or says why there can be none. */
public final class Planner {
  private static final int LISTED = 10;

  static final int MOST_FINDINGS = 1000;

  private final PlanInput input;
  private final Found found;
  private final ScriptAnalysis analysis;
  private final List<Finding> findings = new ArrayList<>();
  private Risk risk = Risk.None;
  private Risk callbackRisk = Risk.None;

  /**
   * What a run found in the database.
   *
   * @param now the database as it is
   * @param catalogue what users made in it; of source NONE where nobody looked
   * @param steps what the ledger knows of scripts that are half applied
   */
  public record Found(
      DatabaseState now, Catalogue catalogue, History history, List<StepRecord> steps) {
    public Found {
      steps = List.copyOf(steps);
    }
  }

  private Planner(PlanInput input, Found found) {
    this.input = input;
    this.found = found;
    analysis = new ScriptAnalysis(input.syntax(), input.schemas(), found.catalogue());
  }

  /**
   * Nothing here changes anything: the same input gives the same work.
   *
   * @param earlier the plan to go on with; null makes a new one
   */
  public static Result<Work> plan(PlanInput input, Found found, @Nullable Plan earlier) {
    History history = found.history();
    Optional<Failure> halfApplied = HalfApplied.refusal(input, history, found.steps());
    if (halfApplied.isPresent()) {
      return Result.refused(halfApplied.get());
    }
    Continuation continuation = new Continuation(history, 0);
    if (earlier != null) {
      Optional<Continuation> known = Continuation.of(history, earlier);
      if (known.isEmpty()) {
        return Result.refused(planChanged("the database's history moved on since it was made"));
      }
      continuation = known.get();
    }
    return new Planner(input, found).work(continuation, earlier);
  }

  private Result<Work> work(Continuation continuation, @Nullable Plan earlier) {
    History start = continuation.start();
    List<String> divergence = Divergence.between(found.history(), input);
    if (!divergence.isEmpty()) {
      return Result.refused(Reason.HistoryDiverged, divergedMessage(divergence));
    }
    return switch (callbacks()) {
      case Result.Refused<ParsedCallbacks>(Failure failure) -> Result.refused(failure);
      case Result.Ok<ParsedCallbacks>(ParsedCallbacks callbacks) ->
          switch (targetOf(start)) {
            case Result.Refused<Optional<Version>>(Failure failure) -> Result.refused(failure);
            case Result.Ok<Optional<Version>>(Optional<Version> target) ->
                switch (pendingScripts(continuation, target, callbacks)) {
                  case Result.Refused<List<PendingScript>>(Failure failure) ->
                      Result.refused(failure);
                  case Result.Ok<List<PendingScript>>(List<PendingScript> pending) ->
                      left(pending)
                          .<Result<Work>>map(Result::refused)
                          .orElseGet(() ->
                              earlier == null
                                  ? Result.ok(
                                      new Work(
                                          planOf(start, planned(pending), findings, risk),
                                          pending,
                                          callbacks,
                                          continuation.done(),
                                          found.history()))
                                  : resumed(continuation, earlier, pending, callbacks));
                };
          };
    };
  }

  private Optional<Failure> left(List<PendingScript> pending) {
    return HalfApplied.left(input, found.history(), pending, found.steps())
        .or(() -> HalfApplied.cutOtherwise(input, pending, found.steps()));
  }

  /**
   * The earlier plan's word on risk stands, since what it did so far is in the database by now;
   * unless the database has changed so that what has not begun is worse.
   */
  private Result<Work> resumed(
      Continuation continuation,
      Plan earlier,
      List<PendingScript> pending,
      ParsedCallbacks callbacks) {
    List<PendingScript> said = SaidRisk.of(earlier, pending);
    Risk highest =
        said.stream()
            .map(script -> script.planned().risk())
            .reduce(earlier.risk(), (one, other) -> one.or(other));
    Plan plan = planOf(continuation.start(), planned(said), earlier.findings(), highest);
    if (!earlier.hash().equals(plan.hash())) {
      return Result.refused(planChanged(PlanDifference.between(earlier, plan)));
    }
    Optional<String> worse =
        new SaidRisk(earlier, callbackRisk, findings).exceeded(pending, continuation.done(), found);
    return worse
        .<Result<Work>>map(difference -> Result.refused(planChanged(difference)))
        .orElseGet(
            () -> Result.ok(new Work(plan, said, callbacks, continuation.done(), found.history())));
  }

  private static List<PlannedScript> planned(List<PendingScript> pending) {
    return pending.stream().map(PendingScript::planned).toList();
  }

  private Result<ParsedCallbacks> callbacks() {
    Map<CallbackEvent, List<ParsedCallback>> parsed = new EnumMap<>(CallbackEvent.class);
    for (CallbackEvent event : CallbackEvent.values()) {
      for (Script script : input.scripts().callbacks(event)) {
        AnalyzedScript analyzed = analysis.callback(script);
        Optional<Failure> refusal = analyzed.refusal();
        if (refusal.isPresent()) {
          return Result.refused(refusal.get());
        }
        add(analyzed);
        callbackRisk = callbackRisk.or(analyzed.risk());
        parsed
            .computeIfAbsent(event, _ -> new ArrayList<>())
            .add(new ParsedCallback(script, analyzed.parsed().statements()));
      }
    }
    return Result.ok(new ParsedCallbacks(parsed));
  }

  private void add(AnalyzedScript analyzed) {
    risk = risk.or(analyzed.risk());
    analyzed.findings().stream()
        .map(AnalyzedScript.Found::finding)
        .filter(finding -> finding.risk().compareTo(Risk.Low) > 0)
        .limit(Math.max(0, MOST_FINDINGS - findings.size()))
        .forEach(findings::add);
  }

  private Plan planOf(
      History start, List<PlannedScript> planned, List<Finding> said, Risk saidRisk) {
    DatabaseState now = found.now();
    DatabaseState state =
        new DatabaseState(
            now.systemIdentifier(),
            now.database(),
            now.serverVersion(),
            start.highest().map(Version::text).orElse(null),
            start.applied(),
            start.digest());
    String options = PlanHasher.options(input);
    List<Finding> told = planned.isEmpty() ? List.of() : said;
    Risk highest = planned.isEmpty() ? Risk.None : saidRisk;
    PlanHash hash = PlanHasher.hash(input, state, planned, told, options);
    NotRun notRun = NotRun.of(input.scripts());
    return new Plan(hash, state, input.targetVersion(), planned, highest, told, options, notRun);
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

  private Result<List<PendingScript>> pendingScripts(
      Continuation continuation, Optional<Version> target, ParsedCallbacks callbacks) {
    List<ParsedStatement> before =
        callbacks.of(CallbackEvent.BEFORE_EACH_MIGRATE).stream()
            .flatMap(callback -> callback.statements().stream())
            .toList();
    List<PendingScript> pending = new ArrayList<>();
    List<Script> scripts = scriptsToRun(continuation.start(), target);
    analysis.expect(scripts);
    for (Script script : scripts) {
      boolean applied = pending.size() < continuation.done();
      switch (pendingScript(applied ? analysis.applied(script) : analysis.script(script), before)) {
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

  private Result<PendingScript> pendingScript(
      AnalyzedScript analyzed, List<ParsedStatement> before) {
    Optional<Failure> refusal = analyzed.refusal();
    if (refusal.isPresent()) {
      return Result.refused(refusal.get());
    }
    add(analyzed);
    Script script = analyzed.script();
    ScriptSyntax syntax = input.syntax();
    return Result.ok(
        new PendingScript(
            script,
            planned(analyzed),
            syntax.checksum(script),
            syntax.digest(script),
            analyzed.parsed().segments(),
            before));
  }

  private PlannedScript planned(AnalyzedScript analyzed) {
    Script script = analyzed.script();
    Version version = script.version();
    return new PlannedScript(
        script.file(),
        version == null ? null : version.text(),
        script.name().description(),
        script.sha256(),
        analyzed.parsed().isOneTransaction(),
        analyzed.risk(),
        input.scripts().undoOf(script).map(Script::sha256).orElse(null),
        analyzed.parsed().segments().size());
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
