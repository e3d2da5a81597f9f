package dev.sluice.engine.catalogue;

import dev.sluice.engine.postgres.Sql;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The queries. None of them calls a function that would lock a table. */
final class CatalogueSql {
  /** Ours and PostgreSQL's own are no scripts' business. */
  private static final String SCHEMAS =
      "n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'";

  private final String relations;
  private final int limit;

  CatalogueSql(Optional<Set<String>> names, int limit) {
    this.limit = limit;
    relations =
        SCHEMAS
            + names
                .map(set ->
                    " AND c.relname IN ("
                        + (set.isEmpty()
                            ? "NULL"
                            : set.stream().sorted().map(Sql::text).collect(Collectors.joining(",")))
                        + ")")
                .orElse("");
  }

  /** How many relations there are, at most so many. */
  static String count(int most) {
    return """
    SELECT count(*) FROM (SELECT FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'v', 'm') AND %s LIMIT %d) AS relations\
    """
        .formatted(SCHEMAS, most);
  }

  /**
   * kind, schema, relation, rows, bytes, column, type's schema, type, array, modifier, NOT NULL.
   */
  String columns() {
    return """
    SELECT c.relkind, n.nspname, c.relname, c.reltuples::bigint, c.relpages::bigint * 8192,
      a.attname, tn.nspname, coalesce(e.typname, t.typname), e.oid IS NOT NULL, a.atttypmod,
      a.attnotnull
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_catalog.pg_attribute a
        ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
      LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
      LEFT JOIN pg_catalog.pg_namespace tn ON tn.oid = coalesce(e.typnamespace, t.typnamespace)
    WHERE c.relkind IN ('r', 'p', 'v', 'm') AND %s
    ORDER BY n.nspname, c.relname, a.attnum LIMIT %d\
    """
        .formatted(relations, limit + 1);
  }

  /** schema, table, name, type, columns, validated, whether it is a column IS NOT NULL. */
  String constraints() {
    return """
    SELECT n.nspname, c.relname, o.conname, o.contype, %s, o.convalidated,
      NOT o.connoinherit AND pg_catalog.cardinality(o.conkey) = 1
        AND o.conbin::text ~ '^[{]NULLTEST :arg [{]VAR [^{}]*[}] :nulltesttype 1 '
    FROM pg_catalog.pg_constraint o JOIN pg_catalog.pg_class c ON c.oid = o.conrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND o.contype IN ('p', 'u', 'f', 'c', 'x') AND %s
    ORDER BY n.nspname, c.relname, o.conname LIMIT %d\
    """
        .formatted(names("o.conkey", "o.conrelid"), relations, limit + 1);
  }

  /** schema, table, name, columns, unique, partial, valid. */
  String indexes() {
    return """
    SELECT n.nspname, c.relname, x.relname, %s, i.indisunique, i.indpred IS NOT NULL,
      i.indisvalid AND i.indisready
    FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
      JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND %s
    ORDER BY n.nspname, c.relname, x.relname LIMIT %d\
    """
        .formatted(
            names("(i.indkey::pg_catalog.int2[])[0:i.indnkeyatts - 1]", "i.indrelid"),
            relations,
            limit + 1);
  }

  /** An empty name for an expression. */
  private static String names(String numbers, String table) {
    return """
    ARRAY(SELECT coalesce(a.attname::text, '')
      FROM pg_catalog.unnest(%s) WITH ORDINALITY AS k (number, place)
        LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = %s AND a.attnum = k.number
      ORDER BY k.place)\
    """
        .formatted(numbers, table);
  }

  /**
   * schema, type, whether it is a domain, whether that one or one below has a constraint, whether
   * its default calls a volatile function.
   */
  String types() {
    return """
    WITH RECURSIVE domain (oid, below) AS (
      SELECT oid, oid FROM pg_catalog.pg_type WHERE typtype = 'd'
      UNION
      SELECT d.oid, t.typbasetype FROM domain d
        JOIN pg_catalog.pg_type t ON t.oid = d.below AND t.typtype = 'd')
    SELECT n.nspname, t.typname, t.typtype = 'd',
      EXISTS (SELECT FROM domain d JOIN pg_catalog.pg_type b ON b.oid = d.below
        WHERE d.oid = t.oid AND (b.typnotnull
          OR EXISTS (SELECT FROM pg_catalog.pg_constraint o WHERE o.contypid = b.oid))),
      t.typtype = 'd' AND EXISTS (
        SELECT FROM pg_catalog.regexp_matches(
            t.typdefaultbin::text, ':(?:funcid|opfuncid) ([0-9]+)', 'g') AS f (id)
          JOIN pg_catalog.pg_proc p ON p.oid = f.id[1]::oid AND p.provolatile = 'v')
    FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
      LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
    WHERE t.typcategory <> 'A' AND (c.oid IS NULL OR c.relkind = 'c') AND %s
    ORDER BY n.nspname, t.typname LIMIT %d\
    """
        .formatted(SCHEMAS, limit + 1);
  }
}
