package dev.sluice.engine.run;

import dev.sluice.core.plan.Bookkeeping;
import dev.sluice.core.plan.OtherTool;
import dev.sluice.engine.postgres.Sql;
import dev.sluice.engine.postgres.TroubleException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for the table of another migration tool in the migration's schemas. One that says of
 * nothing that it is applied does not count, nor does one of an extension.
 */
final class OtherBookkeeping {
  /** Where some tools always have it; what is there may be of another application's tables. */
  private static final String FIXED =
      "'supabase_migrations', 'atlas_schema_revisions', 'sqitch', 'drizzle'";

  private static final String NOT_OF_AN_EXTENSION =
      " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass"
          + " AND d.objid = c.oid AND d.deptype = 'e')";

  /** No such table has more columns than this. */
  private static final int MOST_COLUMNS = 40;

  private final DataSession data;
  private final List<String> schemas;

  OtherBookkeeping(DataSession data, List<String> schemas) {
    this.data = data;
    this.schemas = List.copyOf(schemas);
  }

  private record Table(OtherTool tool, String schema, String name, boolean readable) {
    String quoted() {
      return Sql.name(schema) + "." + Sql.name(name);
    }
  }

  /** The first, in the order of the schemas and of the tools. */
  Optional<Bookkeeping> find() throws TroubleException {
    for (Table table : data.query(tablesSql(), "look for other tools' tables", this::tables)) {
      Optional<Bookkeeping> found = read(table);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private String tablesSql() {
    String names = String.join(", ", schemas.stream().map(Sql::text).toList());
    return "SELECT n.nspname, c.relname,"
        + " has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT'),"
        + " array_agg(a.attname::text) FROM pg_class c"
        + " JOIN pg_namespace n ON n.oid = c.relnamespace"
        + " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
        + " WHERE (n.nspname IN ("
        + names
        + ") OR (n.nspname IN ("
        + FIXED
        + ") AND "
        + inUseSql(names)
        + ")) AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnatts <= "
        + MOST_COLUMNS
        + NOT_OF_AN_EXTENSION
        + " GROUP BY c.oid, n.oid, n.nspname, c.relname"
        + " ORDER BY array_position(ARRAY["
        + names
        + "]::text[], n.nspname::text), c.relname";
  }

  /** Whether the migration's own schemas have tables at all. */
  private static String inUseSql(String names) {
    return "EXISTS (SELECT FROM pg_class c JOIN pg_namespace o ON o.oid = c.relnamespace"
        + " WHERE o.nspname IN ("
        + names
        + ") AND c.relkind IN ('r', 'p', 'v', 'm')"
        + NOT_OF_AN_EXTENSION
        + ")";
  }

  private List<Table> tables(ResultSet rows) throws SQLException {
    List<Table> tables = new ArrayList<>();
    while (rows.next()) {
      String schema = rows.getString(1);
      String name = rows.getString(2);
      boolean readable = rows.getBoolean(3);
      Set<String> columns = Set.of((String[]) rows.getArray(4).getArray());
      OtherTool.of(name, columns)
          .ifPresent(tool -> tables.add(new Table(tool, schema, name, readable)));
    }
    tables.sort((one, other) -> one.tool().compareTo(other.tool()));
    return tables;
  }

  private Optional<Bookkeeping> read(Table table) throws TroubleException {
    if (!table.readable()) {
      return Optional.of(new Bookkeeping(table.tool(), table.schema(), table.name(), null, false));
    }
    return data.query(versionSql(table), "read " + table.quoted(), row -> version(table, row));
  }

  private static Optional<Bookkeeping> version(Table table, ResultSet row) throws SQLException {
    return row.next()
        ? Optional.of(
            new Bookkeeping(
                table.tool(), table.schema(), table.name(), row.getString(1), row.getBoolean(2)))
        : Optional.empty();
  }

  /** No row where nothing is applied. */
  private static String versionSql(Table table) {
    String from = " FROM " + table.quoted();
    String version = Sql.name(table.tool().versionColumn());
    return switch (table.tool()) {
      case FLYWAY, FLYWAY_3 ->
          "SELECT (SELECT version"
              + from
              + " WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1),"
              + " EXISTS (SELECT"
              + from
              + " WHERE NOT success)"
              + from
              + " WHERE type <> 'SCHEMA' LIMIT 1";
      case GOLANG_MIGRATE -> "SELECT version::text, dirty" + from + " LIMIT 1";
      case GOOSE ->
          "SELECT version_id::text, false"
              + from
              + " WHERE version_id > 0 AND is_applied ORDER BY version_id DESC LIMIT 1";
      case PRISMA ->
          "SELECT migration_name, finished_at IS NULL"
              + from
              + " WHERE rolled_back_at IS NULL ORDER BY migration_name DESC LIMIT 1";
      case SQLX -> "SELECT version::text, NOT success" + from + " ORDER BY version DESC LIMIT 1";
      case ATLAS ->
          "SELECT version, applied < total"
              + from
              + " WHERE version NOT LIKE '.%' ORDER BY version DESC LIMIT 1";
      case TERN -> "SELECT version::text, false" + from + " WHERE version > 0 LIMIT 1";
      case LARAVEL, DRIZZLE ->
          "SELECT " + version + "::text, false" + from + " ORDER BY id DESC LIMIT 1";
      case LIQUIBASE -> "SELECT id::text, false" + from + " ORDER BY orderexecuted DESC LIMIT 1";
      case SQITCH -> "SELECT change, false" + from + " ORDER BY committed_at DESC LIMIT 1";
      case REFINERY,
          DIESEL,
          ECTO,
          SUPABASE,
          MORPH,
          RAILS_OR_DBMATE,
          POP,
          KNEX,
          NODE_PG_MIGRATE,
          TYPEORM,
          SEQUELIZE,
          ALEMBIC,
          DJANGO,
          SQL_MIGRATE,
          ENTITY_FRAMEWORK,
          DBUP,
          MIKRO_ORM,
          DOCTRINE,
          PHINX,
          YOYO ->
          "SELECT " + version + "::text, false" + from + " ORDER BY " + version + " DESC LIMIT 1";
    };
  }
}
