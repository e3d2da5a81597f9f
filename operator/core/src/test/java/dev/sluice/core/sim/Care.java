package dev.sluice.core.sim;

import static dev.sluice.core.sim.Violation.unless;

import dev.sluice.core.failure.Reason;
import dev.sluice.core.sim.Stored.Migration;
import dev.sluice.core.status.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Once faults have ended: a person reads each status, believes it no more than is due, does what
 * its message says, and waits for Ready.
 */
final class Care {
  private static final int EVERY = 10_000;

  private final World world;
  private final ApiServer api;
  private final Checks checks;
  private final Kubelet kubelet;
  private final Databases databases;
  private final Truth truth;
  private final People people;

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
    people.resources().forEach(this::look);
    world.after(EVERY, this::look);
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
      case Ready -> readyIsTrue(migration);
      case AwaitingApproval -> people.approve(resource);
      case Failed -> cure(migration);
      case Pending, Planning, Migrating, Planned, Suspended -> {
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
            .noneMatch(job -> job.resource().equals(migration.name()) && checks.isLive(job))
        && kubelet.idle()
        && databases.all.stream().allMatch(Database::isQuiet);
  }

  private String digest(Migration migration) {
    return Scripts.name(people.texts(migration.name()));
  }

  private void readyIsTrue(Migration migration) {
    unless(
        truth.isExact(migration.spec(), digest(migration)),
        Invariant.I2_STATUS_IS_TRUE,
        "%s: Ready, and the database is otherwise: %s",
        migration.name(),
        truth.schema(migration.spec()).history().rows());
  }

  private void cure(Migration migration) {
    var resource = migration.name();
    switch (reason(migration)) {
      case SourceMissing -> {
        // it is there again, and will be seen
      }
      case StatementFailed -> {
        var asked = truth.asked(migration.spec(), digest(migration));
        unless(
            asked.stream().anyMatch(databases.scripts::isRefused)
                || truth.schema(migration.spec()).everRefused(),
            Invariant.I2_STATUS_IS_TRUE,
            "%s: StatementFailed, and no script of the set can have failed",
            resource);
        mend(migration);
      }
      case HistoryDiverged -> {
        unless(
            truth.isDiverged(migration.spec(), digest(migration)),
            Invariant.I2_STATUS_IS_TRUE,
            "%s: HistoryDiverged, and it does not",
            resource);
        mend(migration);
      }
      case PartiallyApplied -> {
        repair(migration);
        mend(migration);
      }
      case SourceInvalid -> people.aimAtLatest(resource);
      default -> people.retry(resource);
    }
  }

  private static Reason reason(Migration migration) {
    return migration.status().conditions().stream()
        .filter(condition -> condition.getType().equals("Ready"))
        .map(condition -> Reason.valueOf(condition.getReason()))
        .findFirst()
        .orElseThrow();
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
    people.retry(migration.name());
  }

  /** Everything is as it is wanted, and nothing is under way. */
  boolean isDone() {
    return api.migrations.list().size() == people.resources().size()
        && api.migrations.list().stream()
            .allMatch(migration ->
                Phase.Ready.name().equals(migration.status().phase())
                    && isCurrent(migration)
                    && truth.isExact(migration.spec(), digest(migration)));
  }

  /** For the message when it never is. */
  String state() {
    return api.migrations.list().stream()
            .map(migration ->
                "%s %s current %s exact %s"
                    .formatted(
                        migration.name(),
                        migration.status().phase(),
                        isCurrent(migration),
                        truth.isExact(migration.spec(), digest(migration))))
            .collect(Collectors.joining(", "))
        + (kubelet.idle() ? "" : ", a runner lives");
  }
}
