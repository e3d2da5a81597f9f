package dev.sluice.core.sim;

import static dev.sluice.core.sim.Violation.unless;

import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.sim.Stored.Migration;
import dev.sluice.core.status.Phase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Once faults have ended: a user reads each status, believes it no more than is due, does what its
 * message says, and waits for Ready. Some messages cannot be true, and patience has an end.
 */
final class Care {
  private static final int EVERY = 10_000;

  /** For each resource. */
  private static final int RETRIES = 6;

  private final World world;
  private final ApiServer api;
  private final Checks checks;
  private final Kubelet kubelet;
  private final Databases databases;
  private final Truth truth;
  private final People people;
  private final Map<String, Integer> retries = new HashMap<>();
  private boolean done;

  Care(
      World world,
      ApiServer api,
      Checks checks,
      Kubelet kubelet,
      Databases databases,
      Truth truth,
      People people) {
    this.world = world;
    this.api = api;
    this.checks = checks;
    this.kubelet = kubelet;
    this.databases = databases;
    this.truth = truth;
    this.people = people;
  }

  void start() {
    people.resources().forEach(people::calm);
    world.after(EVERY, this::look);
  }

  private void look() {
    done = isDone();
    if (!done) {
      people.resources().forEach(this::look);
      world.after(EVERY, this::look);
    }
  }

  private void look(String resource) {
    var migration = api.migrations.get(resource).orElse(null);
    if (api.scripts.get(resource).isEmpty()) {
      people.source(resource, people.texts(resource));
      return;
    }
    if (migration == null || !isCurrent(migration)) {
      return;
    }
    people.calm(resource);
    switch (Phase.valueOf(Objects.requireNonNull(migration.status().phase()))) {
      case Ready -> ready(migration);
      case AwaitingApproval -> people.approve(resource);
      case Failed -> cure(migration);
      case Pending, Planning, AwaitingWindow, Migrating, Planned, Suspended -> {
        // it moves by itself, or did so at the edit
      }
    }
  }

  /** What it says is about what is wanted now, and nothing is under way. */
  private boolean isCurrent(Migration migration) {
    var status = migration.status();
    var source = status.source();
    return Objects.equals(status.observedGeneration(), migration.generation())
        && source != null
        && source.digest().equals(digest(migration))
        && api.jobs.list().stream()
            .noneMatch(job -> job.resource().equals(migration.name()) && checks.isUnderWay(job))
        && kubelet.idle()
        && databases.all.stream().allMatch(Database::isQuiet);
  }

  private String digest(Migration migration) {
    return Scripts.name(people.texts(migration.name()));
  }

  private void ready(Migration migration) {
    var exact = truth.isExact(migration.spec(), digest(migration));
    var unknown = checks.isOvertaken(migration) || truth.schema(migration.spec()).wasTouched();
    if (!exact && unknown) {
      retry(migration);
      return;
    }
    unless(
        exact,
        Invariant.I2_STATUS_IS_TRUE,
        "%s: Ready, and the database is otherwise: %s",
        migration.name(),
        truth.schema(migration.spec()).history().rows());
  }

  private void cure(Migration migration) {
    if (!isTakenUp(migration)) {
      return;
    }
    if (checks.isOvertaken(migration)) {
      retry(migration);
      return;
    }
    var reason = reason(migration.status()).orElseThrow();
    isPossible(migration, reason);
    switch (reason) {
      case SourceMissing -> {
        // it is there again, and will be seen
      }
      case StatementFailed, HistoryDiverged, PartiallyApplied -> mend(migration);
      case SourceInvalid -> people.aimAtLatest(migration.name());
      default -> retry(migration);
    }
  }

  /** A reason is one of what was drawn, and tells of what is so. */
  private void isPossible(Migration migration, Reason reason) {
    var asked = truth.asked(migration.spec(), digest(migration));
    var schema = truth.schema(migration.spec());
    var possible =
        switch (reason) {
          case StatementFailed ->
              asked.stream().anyMatch(databases.scripts::isRefused) || schema.everRefused();
          case HistoryDiverged -> truth.isDiverged(migration.spec(), digest(migration));
          case PartiallyApplied -> !schema.halfApplied().isEmpty();
          case SourceMissing,
              SourceInvalid,
              Interrupted,
              DatabaseUnreachable,
              RunLockHeld,
              PlanChanged,
              CheckFailed,
              Blocked,
              ConnectionLost,
              DeadlineExceeded,
              Fenced ->
              true;
          case PodCannotStart,
              AuthenticationFailed,
              TlsFailed,
              PermissionDenied,
              StandbyRefused,
              PoolerRefused,
              ServerUnsupported,
              WrongCluster,
              OutOfMemory,
              AdoptionRequired,
              ApprovalRequired,
              PolicyViolated,
              Rejected,
              ApprovalUnprotected,
              InternalError ->
              false;
        };
    unless(
        possible,
        Invariant.I2_STATUS_IS_TRUE,
        "%s: %s, and that cannot be",
        migration.name(),
        reason);
  }

  /** Whether an operator has acted upon the last word of this user. */
  private static boolean isTakenUp(Migration migration) {
    var run = migration.status().run();
    return run == null || Objects.equals(run.retry(), migration.retry());
  }

  private void retry(Migration migration) {
    if (!isTakenUp(migration)) {
      return;
    }
    var times = retries.merge(migration.name(), 1, Integer::sum);
    unless(
        times <= RETRIES,
        Invariant.I11_CONVERGES,
        "%s: still %s after %d retries",
        migration.name(),
        migration.status().phase(),
        times - 1);
    people.retry(migration.name());
  }

  /** Empty when the Ready condition tells of no failure. */
  static Optional<Reason> reason(SchemaMigrationStatus status) {
    return status.conditions().stream()
        .filter(condition -> condition.getType().equals("Ready"))
        .flatMap(condition ->
            Stream.of(Reason.values())
                .filter(reason -> reason.name().equals(condition.getReason())))
        .findFirst();
  }

  private void repair(Migration migration) {
    var spec = migration.spec();
    var database = databases.at(spec.database().url());
    var name = spec.database().schemas().getFirst();
    List.copyOf(database.schema(name).halfApplied()).forEach(row -> database.repair(name, row));
  }

  /** Brings the set back to what was applied, and takes a good text for the rest. */
  private void mend(Migration migration) {
    repair(migration);
    var applied = truth.applied(migration.spec());
    var texts = new ArrayList<Integer>();
    for (var row : applied) {
      texts.add(databases.scripts.textOf(texts.size() + 1, Objects.requireNonNull(row.checksum())));
    }
    for (int i = texts.size(); i < people.texts(migration.name()).size(); i++) {
      texts.add(0);
    }
    people.aimAtLatest(migration.name());
    people.source(migration.name(), texts);
    retry(api.migrations.get(migration.name()).orElse(migration));
  }

  boolean done() {
    return done;
  }

  int mostRetries() {
    return retries.values().stream().mapToInt(times -> times).max().orElse(0);
  }

  /** Everything is as it is wanted, and nothing is under way. */
  private boolean isDone() {
    return api.migrations.list().size() == people.resources().size()
        && api.migrations.list().stream()
            .allMatch(migration ->
                Phase.Ready.name().equals(migration.status().phase())
                    && isCurrent(migration)
                    && truth.isExact(migration.spec(), digest(migration))
                    && truth.isTold(migration));
  }

  /** For the message when it never is. */
  String state() {
    return api.migrations.list().stream()
            .map(migration ->
                "%s %s current %s exact %s told %s"
                    .formatted(
                        migration.name(),
                        migration.status().phase(),
                        isCurrent(migration),
                        truth.isExact(migration.spec(), digest(migration)),
                        truth.isTold(migration)))
            .collect(Collectors.joining(", "))
        + (kubelet.idle() ? "" : ", a runner lives");
  }
}
