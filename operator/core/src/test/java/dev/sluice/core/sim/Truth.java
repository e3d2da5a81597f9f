package dev.sluice.core.sim;

import static dev.sluice.core.sim.Violation.unless;

import dev.sluice.api.v1alpha1.SchemaMigrationSpec;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.api.v1alpha1.SchemaStateSpec;
import dev.sluice.core.plan.HistoryRow;
import dev.sluice.core.plan.Script;
import dev.sluice.core.run.Report;
import dev.sluice.core.sim.Stored.Job;
import dev.sluice.core.sim.Stored.Migration;
import dev.sluice.core.status.Phase;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is so in the databases, found out without the code under test. */
final class Truth {
  private final ApiServer api;
  private final Databases databases;
  private final Told told;

  Truth(ApiServer api, Databases databases) {
    this.api = api;
    this.databases = databases;
    this.told = new Told();
  }

  void ended(Job job, @Nullable Report report) {
    told.ended(job, report, applied(job.owner().spec()));
  }

  void neverTooEarly(String resource, SchemaStateSpec state) {
    told.neverTooEarly(resource, state);
  }

  /** What is Ready can be relied on. */
  void toldFirst(Migration now, SchemaMigrationStatus status) {
    if (Phase.Ready.name().equals(status.phase())) {
      var spec = api.spec(now.uid(), Objects.requireNonNull(status.observedGeneration()));
      var source = Objects.requireNonNull(status.source());
      var known = api.told(now.name()).map(SchemaStateSpec::applied).orElse(List.of());
      for (var script : asked(spec, source.digest())) {
        unless(
            known.contains(String.valueOf(script.version())),
            Invariant.TOLD_FIRST,
            "%s: Ready, and workloads are told of %s only",
            now.name(),
            known);
      }
    }
  }

  SchemaStateSpec whatIsThere(SchemaMigrationSpec spec) {
    var versions = applied(spec).stream().map(HistoryRow::version).toList();
    return new SchemaStateSpec(versions, null, List.of(), schema(spec).history().digest());
  }

  /** Workloads are told all that there is. */
  boolean isTold(Migration migration) {
    var there = whatIsThere(migration.spec()).applied();
    return api.states
        .get(migration.name())
        .filter(state -> state.spec().applied().equals(there))
        .isPresent();
  }

  Schema schema(SchemaMigrationSpec spec) {
    return databases.at(spec.database().url()).schema(spec.database().schemas().getFirst());
  }

  List<HistoryRow> applied(SchemaMigrationSpec spec) {
    return schema(spec).history().rows().stream().filter(HistoryRow::success).toList();
  }

  /** The scripts that a set and a target ask for. */
  List<Script> asked(SchemaMigrationSpec spec, String digest) {
    var all = databases.scripts.set(digest).versioned();
    return spec.target().equals(SchemaMigrationSpec.LATEST)
        ? all
        : all.subList(0, Math.min(all.size(), Integer.parseInt(spec.target())));
  }

  boolean isApplied(SchemaMigrationSpec spec, Script script) {
    return applied(spec).stream().anyMatch(row -> isOf(row, script));
  }

  private boolean isOf(HistoryRow row, Script script) {
    return row.script().equals(script.file())
        && Objects.equals(row.checksum(), databases.scripts.checksum(script));
  }

  /** All that is asked for is in the database, and nothing else. */
  boolean isExact(SchemaMigrationSpec spec, String digest) {
    var asked = asked(spec, digest);
    asked.stream().filter(script -> isApplied(spec, script)).forEach(script -> whole(spec, script));
    return applied(spec).size() == asked.size()
        && asked.stream().allMatch(script -> isApplied(spec, script))
        && schema(spec).halfApplied().stream().noneMatch(row -> isPartlyInEffect(spec, row));
  }

  private void whole(SchemaMigrationSpec spec, Script script) {
    var effects = databases.at(spec.database().url()).effects;
    effects.allOf(schema(spec), script.file(), databases.scripts.statementsOf(script));
  }

  private boolean isPartlyInEffect(SchemaMigrationSpec spec, HistoryRow row) {
    var effects = databases.at(spec.database().url()).effects;
    return IntStream.rangeClosed(1, Scripts.MOST_STATEMENTS)
        .anyMatch(number -> effects.inEffect(schema(spec).statement(row.script(), number)));
  }

  /** Whether the history has what the set has not, or has otherwise. */
  boolean isDiverged(SchemaMigrationSpec spec, String digest) {
    var asked = asked(spec, digest);
    return applied(spec).stream()
        .anyMatch(row -> asked.stream().noneMatch(script -> isOf(row, script)));
  }

  void neverAhead(Migration now, SchemaMigrationStatus status) {
    var applied = status.applied();
    if (applied != null) {
      var history = databases.at(applied.url()).schema(now.spec().database().schemas().getFirst());
      unless(
          history.everHad(applied.historyDigest())
              && applied.count() <= history.history().applied(),
          Invariant.I2_STATUS_IS_TRUE,
          "%s: status tells of %d scripts that the database never had",
          now.name(),
          applied.count());
    }
    if (Phase.Ready.name().equals(status.phase())) {
      var spec = api.spec(now.uid(), Objects.requireNonNull(status.observedGeneration()));
      var source = Objects.requireNonNull(status.source());
      for (var script : asked(spec, source.digest())) {
        unless(
            isApplied(spec, script),
            Invariant.I2_STATUS_IS_TRUE,
            "%s: Ready, and %s is not applied",
            now.name(),
            script);
      }
    }
  }
}
