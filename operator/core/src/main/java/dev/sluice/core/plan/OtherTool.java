package dev.sluice.core.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tools that keep a table of what they applied. Its columns identify it: six of them call it
 * schema_migrations, and most let it be renamed.
 */
public enum OtherTool {
  /** It has the columns of the later ones too. */
  FLYWAY_3(
      "Flyway 3", "version", Fit.AT_LEAST, "version_rank version description type script checksum"),
  FLYWAY(
      "Flyway",
      "version",
      Fit.AT_LEAST,
      "installed_rank version description type script checksum installed_by"),
  GOLANG_MIGRATE("golang-migrate", "version", Fit.EXACTLY, "version dirty"),
  GOOSE("goose", "version_id", Fit.AT_LEAST, "version_id is_applied tstamp"),
  ATLAS("Atlas", "version", Fit.AT_LEAST, "version applied total executed_at operator_version"),
  PRISMA("Prisma", "migration_name", Fit.AT_LEAST, "migration_name finished_at rolled_back_at"),
  SQLX(
      "sqlx",
      "version",
      Fit.EXACTLY,
      "version description installed_on success checksum execution_time"),
  REFINERY("refinery", "version", Fit.EXACTLY, "version name applied_on checksum"),
  DIESEL("Diesel", "version", Fit.EXACTLY, "version run_on"),
  ECTO("Ecto", "version", Fit.EXACTLY, "version inserted_at"),
  SUPABASE("Supabase", "version", Fit.AT_LEAST, "version statements name"),
  LIQUIBASE(
      "Liquibase", "id", Fit.AT_LEAST, "id author filename dateexecuted orderexecuted md5sum"),
  MORPH("morph", "version", "db_migrations", "version name"),
  RAILS_OR_DBMATE("dbmate or Rails", "version", "schema_migrations", "version"),
  POP("pop", "version", "schema_migration", "version"),
  KNEX("Knex", "name", Fit.AT_LEAST, "id name batch migration_time"),
  NODE_PG_MIGRATE("node-pg-migrate", "name", "pgmigrations", "id name run_on"),
  TYPEORM("TypeORM", "name", "migrations", "id timestamp name"),
  SEQUELIZE("Sequelize", "name", "SequelizeMeta", "name"),
  ALEMBIC("Alembic", "version_num", "alembic_version", "version_num"),
  DJANGO("Django", "name", "django_migrations", "id app name applied"),
  SQITCH("Sqitch", "change", Fit.AT_LEAST, "change_id change project committed_at"),
  TERN("tern", "version", "schema_version", "version"),
  SQL_MIGRATE("sql-migrate", "id", "gorp_migrations", "id applied_at"),
  ENTITY_FRAMEWORK("Entity Framework", "MigrationId", Fit.AT_LEAST, "MigrationId ProductVersion"),
  DBUP("DbUp", "scriptname", Fit.AT_LEAST, "schemaversionsid scriptname applied"),
  DRIZZLE("Drizzle", "hash", Fit.EXACTLY, "id hash created_at"),
  MIKRO_ORM("MikroORM", "name", "mikro_orm_migrations", "id name executed_at"),
  LARAVEL("Laravel", "migration", Fit.EXACTLY, "id migration batch"),
  DOCTRINE("Doctrine", "version", Fit.EXACTLY, "version executed_at execution_time"),
  PHINX("Phinx", "version", Fit.AT_LEAST, "version migration_name start_time end_time"),
  YOYO("yoyo", "migration_id", Fit.AT_LEAST, "migration_hash migration_id applied_at_utc");

  private enum Fit {
    AT_LEAST,
    EXACTLY
  }

  private static final String ANY = "";

  private final String title;
  private final String versionColumn;
  private final String table;
  private final Fit fit;
  private final String columns;

  /** Under any name. */
  OtherTool(String title, String versionColumn, Fit fit, String columns) {
    this(title, versionColumn, ANY, fit, columns);
  }

  /** With columns that others have too: only under its own name. */
  OtherTool(String title, String versionColumn, String table, String columns) {
    this(title, versionColumn, table, Fit.EXACTLY, columns);
  }

  OtherTool(String title, String versionColumn, String table, Fit fit, String columns) {
    this.title = title;
    this.versionColumn = versionColumn;
    this.table = table;
    this.fit = fit;
    this.columns = columns;
  }

  /** The first of them whose table this can be. */
  public static Optional<OtherTool> of(String table, Set<String> columns) {
    return List.of(values()).stream().filter(tool -> tool.has(table, columns)).findFirst();
  }

  /** The column that says what was applied. */
  public String versionColumn() {
    return versionColumn;
  }

  String title() {
    return title;
  }

  /** Whether its versions are those in the names of its scripts, and compare as numbers. */
  boolean hasNumbers() {
    return switch (this) {
      case FLYWAY,
          GOLANG_MIGRATE,
          GOOSE,
          SQLX,
          REFINERY,
          MORPH,
          RAILS_OR_DBMATE,
          POP,
          ECTO,
          TERN,
          PHINX ->
          true;
      case FLYWAY_3,
          ATLAS,
          PRISMA,
          DIESEL,
          SUPABASE,
          LIQUIBASE,
          KNEX,
          NODE_PG_MIGRATE,
          TYPEORM,
          SEQUELIZE,
          ALEMBIC,
          DJANGO,
          SQITCH,
          SQL_MIGRATE,
          ENTITY_FRAMEWORK,
          DBUP,
          DRIZZLE,
          MIKRO_ORM,
          LARAVEL,
          DOCTRINE,
          YOYO ->
          false;
    };
  }

  private boolean has(String name, Set<String> found) {
    Set<String> asked = Set.of(columns.split(" "));
    return (table.equals(ANY) || table.equals(name))
        && (fit == Fit.EXACTLY ? found.equals(asked) : found.containsAll(asked));
  }
}
