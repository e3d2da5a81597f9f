package dev.sluice.engine.run;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.run.RunStep;
import dev.sluice.core.run.Trouble;
import dev.sluice.core.sql.ExecutionClass;
import dev.sluice.core.sql.ExecutionClass.Relation;
import dev.sluice.core.sql.ParsedStatement;
import dev.sluice.engine.postgres.Sql;
import dev.sluice.engine.postgres.TroubleException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What interrupted statements leave in the catalogue: seen, and removed where it is ours. */
final class Leftovers {

  private final DataSession data;
  private final StatementRunner statements;
  private final List<String> schemas;
  private final Indexes indexes;
  private final EarlierSettings settings;

  Leftovers(DataSession data, StatementRunner statements, List<String> schemas) {
    this.data = data;
    this.statements = statements;
    this.schemas = schemas;
    indexes = new Indexes(data);
    settings = new EarlierSettings(statements);
  }

  /** Names without a schema are looked for where the script would find them. */
  void prepare(RunStep.ResolveDoubt step) throws TroubleException {
    data.prepareFenced(step.epoch(), step.limits());
    settings.restore(step.script(), step.statement(), step.limits(), step.closing());
  }

  Indexes.State index(ExecutionClass.BuildIndex build) throws TroubleException {
    return indexes.find(build).state();
  }

  /** Never while it is being built: the builder may well finish, or just did. */
  void dropInvalid(RunStep.ResolveDoubt step, ExecutionClass.BuildIndex build)
      throws TroubleException {
    Indexes.Found found = indexes.find(build);
    if (found.state() == Indexes.State.ABSENT) {
      return;
    }
    if (found.building() || found.state() != Indexes.State.INVALID) {
      throw stillBuilding(step);
    }
    String name = Sql.name(found.schema()) + "." + Sql.name(build.index().name());
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
      String sql = "SELECT to_regclass(" + Indexes.regclass(index) + ") IS NOT NULL";
      if (data.query(sql, "look for the index", Leftovers::isTrue)) {
        return true;
      }
    }
    return false;
  }

  boolean exists(ExecutionClass.ClusterObject object) throws TroubleException {
    String from =
        object.tablespace() ? "pg_tablespace WHERE spcname = " : "pg_database WHERE datname = ";
    String sql = "SELECT EXISTS (SELECT FROM " + from + Sql.text(object.name()) + ")";
    return data.query(sql, "look for " + object.name(), Leftovers::isTrue);
  }

  /** Whether the partition is detached; a detach that was half done is done to its end. */
  boolean finishDetach(
      RunStep.ResolveDoubt step, ExecutionClass.DetachPartition detach, boolean refused)
      throws TroubleException {
    String sql =
        """
        SELECT inhdetachpending FROM pg_inherits
        WHERE inhparent = to_regclass(%s) AND inhrelid = to_regclass(%s)\
        """
            .formatted(Indexes.regclass(detach.parent()), Indexes.regclass(detach.partition()));
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
              + Indexes.quoted(detach.parent())
              + " DETACH PARTITION "
              + Indexes.quoted(detach.partition())
              + " FINALIZE");
    }
    return pending.getFirst();
  }

  private void run(RunStep.ResolveDoubt step, String sql) throws TroubleException {
    prepare(step);
    ParsedStatement text = step.text();
    statements.run(
        step.script().script(),
        new ParsedStatement(text.at(), sql, null, text.execution(), text.session()),
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
