package dev.sluice.core.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a statement to run it once and only once.
 *
 * <p>All but the first are refused by PostgreSQL in a transaction block; whether such a statement
 * took effect is told from the catalogue.
 */
public sealed interface ExecutionClass {

  record Transactional() implements ExecutionClass {}

  /** CREATE INDEX CONCURRENTLY. Interrupted, it leaves an INVALID index. */
  record BuildIndex(Relation index, Relation table) implements ExecutionClass {}

  /**
   * DROP INDEX CONCURRENTLY. Interrupted, it may leave an INVALID index; dropping again ends it.
   */
  record DropIndex(List<Relation> indexes) implements ExecutionClass {
    public DropIndex {
      indexes = List.copyOf(indexes);
    }
  }

  /** ALTER TABLE ... DETACH PARTITION ... CONCURRENTLY. Interrupted, it leaves a pending detach. */
  record DetachPartition(Relation parent, Relation partition) implements ExecutionClass {}

  /** CREATE or DROP of a DATABASE or TABLESPACE: all or nothing, seen in the catalogue. */
  record ClusterObject(boolean create, boolean tablespace, String name) implements ExecutionClass {}

  /**
   * REINDEX ... CONCURRENTLY. May run again; interrupted, it leaves INVALID {@code _ccnew} copies.
   */
  record Reindex() implements ExecutionClass {}

  /** VACUUM, CLUSTER, ALTER SYSTEM, ...: to run it again changes nothing more. */
  record Repeatable() implements ExecutionClass {}

  /** Outside a transaction, and nothing in the catalogue tells for sure whether it took effect. */
  record Unverifiable() implements ExecutionClass {}

  /**
   * A name as the catalogue has it.
   *
   * @param schema null when the search path decides
   */
  record Relation(@Nullable String schema, String name) {
    @Override
    public String toString() {
      return schema == null ? name : schema + "." + name;
    }
  }

  /**
   * Whether PostgreSQL takes it in a transaction block, so that the ledger's row commits with it.
   */
  default boolean atomic() {
    return this instanceof Transactional;
  }
}
