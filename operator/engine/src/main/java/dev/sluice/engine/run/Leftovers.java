package dev.sluice.engine.run;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.Effect;
import dev.sluice.core.plan.Effect.Relation;
import dev.sluice.core.plan.Statement;
import dev.sluice.core.run.RunStep;
import dev.sluice.core.run.Trouble;
import dev.sluice.engine.postgres.Sql;
import dev.sluice.engine.postgres.TroubleException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What interrupted statements leave in the catalogue: seen, and removed where it is ours. */
final class Leftovers {

  enum IndexState {
    ABSENT,
    VALID,
    INVALID,
    /** On another table than it should be. */
    ELSEWHERE
  }

  private static final String INDEX =
      """
      SELECT i.indisvalid, i.indrelid = t.oid, n.nspname,
        EXISTS (SELECT FROM pg_stat_progress_create_index p WHERE p.index_relid = c.oid)
      FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace
      JOIN pg_class c ON c.relnamespace = t.relnamespace AND c.relname = %s
      JOIN pg_index i ON i.indexrelid = c.oid
      WHERE t.oid = to_regclass(%s)\
      """;

  private final DataSession data;
  private final StatementRunner statements;
  private final List<String> schemas;
  private final EarlierSettings settings;

  Leftovers(DataSession data, StatementRunner statements, List<String> schemas) {
    this.data = data;
    this.statements = statements;
    this.schemas = schemas;
    settings = new EarlierSettings(statements);
  }

  /** Names without a schema are looked for where the script would find them. */
  void prepare(RunStep.ResolveDoubt step) throws TroubleException {
    data.prepareFenced(step.epoch(), step.limits());
    settings.restore(step.script(), step.statement(), step.limits(), step.closing());
  }

  IndexState index(Effect.BuildIndex build) throws TroubleException {
    String sql = INDEX.formatted(Sql.text(build.index().name()), regclass(build.table()));
    return data.query(
        sql,
        "look for the index",
        row ->
            !row.next()
                ? IndexState.ABSENT
                : !row.getBoolean(2)
                    ? IndexState.ELSEWHERE
                    : row.getBoolean(1) ? IndexState.VALID : IndexState.INVALID);
  }

  /** Never while it is being built: the builder may well finish. */
  void dropInvalid(RunStep.ResolveDoubt step, Effect.BuildIndex build) throws TroubleException {
    String sql = INDEX.formatted(Sql.text(build.index().name()), regclass(build.table()));
    List<String> found =
        data.query(
            sql,
            "look for the index",
            row ->
                row.next()
                    ? List.of(row.getString(3), Boolean.toString(row.getBoolean(4)))
                    : List.of());
    if (found.isEmpty()) {
      return;
    }
    if (Boolean.parseBoolean(found.get(1))) {
      throw stillBuilding(step);
    }
    String name = Sql.name(found.get(0)) + "." + Sql.name(build.index().name());
    run(step, "DROP INDEX CONCURRENTLY IF EXISTS " + name);
  }

  void dropCopies(RunStep.ResolveDoubt step) throws TroubleException {
    String in = String.join(", ", schemas.stream().map(Sql::text).toList());
    List<String> copies =
        data.query(
            """
            SELECT n.nspname, c.relname FROM pg_index i
            JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE NOT i.indisvalid AND c.relname ~ '_cc(new|old)[0-9]*$' AND n.nspname IN (%s)\
            """
                .formatted(in),
            "look for copies of indexes",
            Leftovers::names);
    for (String copy : copies) {
      run(step, "DROP INDEX CONCURRENTLY IF EXISTS " + copy);
    }
  }

  boolean anyIndexExists(List<Relation> indexes) throws TroubleException {
    for (Relation index : indexes) {
      String sql = "SELECT to_regclass(" + regclass(index) + ") IS NOT NULL";
      if (data.query(sql, "look for the index", Leftovers::isTrue)) {
        return true;
      }
    }
    return false;
  }

  boolean exists(Effect.ClusterObject object) throws TroubleException {
    String from =
        object.tablespace() ? "pg_tablespace WHERE spcname = " : "pg_database WHERE datname = ";
    String sql = "SELECT EXISTS (SELECT FROM " + from + Sql.text(object.name()) + ")";
    return data.query(sql, "look for " + object.name(), Leftovers::isTrue);
  }

  /** Whether the partition is detached; a detach that was half done is done to its end. */
  boolean finishDetach(RunStep.ResolveDoubt step, Effect.DetachPartition detach, boolean refused)
      throws TroubleException {
    String sql =
        """
        SELECT inhdetachpending FROM pg_inherits
        WHERE inhparent = to_regclass(%s) AND inhrelid = to_regclass(%s)\
        """
            .formatted(regclass(detach.parent()), regclass(detach.partition()));
    List<Boolean> pending =
        data.query(
            sql,
            "look for the partition",
            row -> row.next() ? List.of(row.getBoolean(1)) : List.<Boolean>of());
    if (pending.isEmpty()) {
      return !refused;
    }
    if (pending.getFirst()) {
      run(
          step,
          "ALTER TABLE "
              + quoted(detach.parent())
              + " DETACH PARTITION "
              + quoted(detach.partition())
              + " FINALIZE");
    }
    return pending.getFirst();
  }

  private void run(RunStep.ResolveDoubt step, String sql) throws TroubleException {
    prepare(step);
    Statement text = step.text();
    statements.run(
        step.script().script(),
        new Statement(text.line(), sql, null, text.effect()),
        step.limits(),
        step.closing());
  }

  private static TroubleException stillBuilding(RunStep.ResolveDoubt step) {
    return new TroubleException(
        Trouble.of(
            Trouble.Kind.CONTENTION,
            new Failure(
                Reason.Blocked,
                "another session is building that index.",
                null,
                step.script().file(),
                step.text().line(),
                step.text().firstWords())));
  }

  private static String regclass(Relation relation) {
    return Sql.text(quoted(relation));
  }

  private static String quoted(Relation relation) {
    String schema = relation.schema();
    return schema == null
        ? Sql.name(relation.name())
        : Sql.name(schema) + "." + Sql.name(relation.name());
  }

  private static List<String> names(ResultSet rows) throws SQLException {
    List<String> names = new ArrayList<>();
    while (rows.next()) {
      names.add(Sql.name(rows.getString(1)) + "." + Sql.name(rows.getString(2)));
    }
    return names;
  }

  static boolean isTrue(ResultSet row) throws SQLException {
    return row.next() && row.getBoolean(1);
  }
}
