package dev.sluice.e2e.crash;

import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.e2e.harness.Doors;
import dev.sluice.e2e.harness.Migration;
import dev.sluice.e2e.harness.Scenario;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A life in which the operator dies once and another takes over.
 *
 * @param died false when the life had fewer writes
 * @param writes of the first one
 */
record Replay(boolean died, List<String> writes) {
  static Replay of(Life life, Point point, Scenario scenario) throws Exception {
    var doors = Doors.in(scenario);
    doors.shut("repaired");
    scenario.apply(life.name());
    var migration = scenario.migration("boats");
    var call = migration.informed(life.person()::called);
    var _ = call.thenRunAsync(() -> life.person().act(migration, doors));
    try (var first = MortalOperator.start(scenario, point)) {
      first.untilDeadOr(settled(migration));
      var died = first.dead();
      try (var _ = MortalOperator.start(scenario, Point.NEVER)) {
        new Account(scenario, life, migration, doors).check();
      }
      return new Replay(died, first.writes());
    } finally {
      call.cancel(true);
    }
  }

  /** Nothing is left to do. */
  private static CompletableFuture<?> settled(Migration migration) {
    return migration
        .informed(Replay::ready)
        .thenCompose(_ -> migration.jobsExpire())
        .thenCompose(_ -> migration.jobsFinish());
  }

  private static boolean ready(SchemaMigrationStatus status) {
    return Migration.is(status, "Ready", "True");
  }
}
