package dev.sluice.engine.run;

import dev.sluice.core.sql.ExecutionClass;
import dev.sluice.core.sql.ExecutionClass.Relation;
import dev.sluice.engine.postgres.Sql;
import dev.sluice.engine.postgres.TroubleException;

/** Indexes as the catalogue has them, by the names that a script gave. */
final class Indexes {

  enum State {
    ABSENT,
    VALID,
    INVALID,
    /** On another table than it should be. */
    ELSEWHERE
  }

  /**
   * What is there under the name of an index.
   *
   * @param schema of index and table
   * @param building whether somebody is at it: of another role, all that is seen is its lock on the
   *     table, which other work of somebody's (not autovacuum's) there has too
   */
  record Found(State state, String schema, boolean building) {
    static final Found NOTHING = new Found(State.ABSENT, "", false);
  }

  private final DataSession data;

  Indexes(DataSession data) {
    this.data = data;
  }

  Found find(ExecutionClass.BuildIndex build) throws TroubleException {
    String sql =
        """
        SELECT i.indisvalid, i.indrelid = t.oid, n.nspname,
          EXISTS (SELECT FROM pg_stat_progress_create_index p WHERE p.index_relid = c.oid)
            OR EXISTS (SELECT FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
              WHERE l.relation = t.oid AND l.mode = 'ShareUpdateExclusiveLock' AND l.granted
                AND l.locktype = 'relation' AND a.datname = current_database()
                AND a.usename IS NOT NULL AND a.pid <> pg_backend_pid())
        FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace
        JOIN pg_class c ON c.relnamespace = t.relnamespace AND c.relname = %s::name
        JOIN pg_index i ON i.indexrelid = c.oid
        WHERE t.oid = to_regclass(%s)\
        """
            .formatted(Sql.text(build.index().name()), regclass(build.table()));
    return data.query(
        sql,
        "look for the index",
        row ->
            row.next()
                ? new Found(
                    state(row.getBoolean(1), row.getBoolean(2)),
                    row.getString(3),
                    row.getBoolean(4))
                : Found.NOTHING);
  }

  private static State state(boolean valid, boolean onItsTable) {
    return !onItsTable ? State.ELSEWHERE : valid ? State.VALID : State.INVALID;
  }

  static String regclass(Relation relation) {
    return Sql.text(quoted(relation));
  }

  static String quoted(Relation relation) {
    String schema = relation.schema();
    return schema == null
        ? Sql.name(relation.name())
        : Sql.name(schema) + "." + Sql.name(relation.name());
  }
}
