package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.failure.Reason;
import dev.sluice.core.run.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Databases that another tool migrated before. */
class AdoptionIT {
  private static final String GOLANG_MIGRATE =
      "CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL)";

  private final TestDatabase database = PostgresServer.shared().database();
  @TempDir private Path folder;

  @BeforeEach
  void writeTheScriptsOfThen() throws IOException {
    Files.writeString(folder.resolve("V1__a.sql"), "CREATE TABLE IF NOT EXISTS a (id int);");
    Files.writeString(folder.resolve("V2__b.sql"), "INSERT INTO a VALUES (1);");
  }

  @Test
  void aFlywayHistoryOfAnotherNameIsRefusedUntilItIsRenamed() {
    flyway().table("schema_version").load().migrate();

    Report report = ours().apply();

    assertThat(report.failure().reason()).isEqualTo(Reason.AdoptionRequired);
    assertThat(ours().plan().failure()).isEqualTo(report.failure());
    assertNothingIsOurs();
    String message = report.failure().message();
    String statement = message.substring(message.indexOf("ALTER TABLE"));
    database.run(statement);
    Report continued = ours().apply();
    assertThat(continued.failure()).isNull();
    assertThat(continued.applied())
        .extracting(Report.AppliedScript::name)
        .containsExactly("V3__c.sql");
    assertThat(database.list("SELECT count(*)::text FROM a")).containsExactly("1");
  }

  @Test
  void aDatabaseOfGolangMigrateIsRefusedUntilABaselineSaysWhereItIs() {
    database.run(
        GOLANG_MIGRATE,
        "INSERT INTO schema_migrations VALUES (2, false)",
        "CREATE TABLE a (id int)",
        "INSERT INTO a VALUES (1)");

    Report report = ours().apply();

    assertThat(report.failure().reason()).isEqualTo(Reason.AdoptionRequired);
    assertThat(report.failure().message()).contains("golang-migrate", "-baselineVersion=2");
    assertNothingIsOurs();
    flyway().baselineVersion("2").load().baseline();
    assertThat(ours().apply().applied())
        .extracting(Report.AppliedScript::name)
        .containsExactly("V3__c.sql");
  }

  @Test
  void whereTheLedgerIsAlreadyTheRefusalIsTheSame() {
    database.run("CREATE SCHEMA other");
    assertThat(ours().schemas("other").apply().failure()).isNull();
    database.run(GOLANG_MIGRATE, "INSERT INTO schema_migrations VALUES (2, true)");

    Report report = ours().apply();

    assertThat(report.failure().reason()).isEqualTo(Reason.AdoptionRequired);
    assertThat(report.failure().message()).contains("a script that did not finish");
    assertThat(database.list("SELECT coalesce(to_regclass('public.a')::text, 'none')"))
        .containsExactly("none");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing applied yet  | CREATE TABLE schema_migrations (version bigint, dirty boolean)
          a new goose table    | CREATE TABLE goose_db_version AS SELECT 1 AS id, 0::bigint AS version_id, true AS is_applied, now() AS tstamp
          another application  | CREATE SCHEMA x; CREATE TABLE x.schema_migrations AS SELECT 7::bigint AS version, false AS dirty
          Supabase, public empty | CREATE SCHEMA supabase_migrations; CREATE TABLE supabase_migrations.schema_migrations AS SELECT '7' AS version, '{}'::text[] AS statements, 'x' AS name
          a new tern table     | CREATE TABLE schema_version AS SELECT 0 AS version
          tables of no tool    | CREATE TABLE releases AS SELECT 7 AS version
          """)
  void whatSaysNothingOfOurScriptsIsNoReasonToRefuse(String what, String sql) {
    database.run(sql);
    assertThat(ours().apply().failure()).as(what).isNull();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          goose     | CREATE TABLE goose_db_version AS SELECT 1 AS id, 3::bigint AS version_id, true AS is_applied, now() AS tstamp | at 3
          Prisma    | CREATE TABLE _prisma_migrations AS SELECT '1' AS id, 'x' AS checksum, now() AS finished_at, '20240101_init' AS migration_name, '' AS logs, null::timestamptz AS rolled_back_at, now() AS started_at, 1 AS applied_steps_count | at 20240101_init
          sqlx      | CREATE TABLE _sqlx_migrations AS SELECT 4::bigint AS version, 'x' AS description, now() AS installed_on, false AS success, ''::bytea AS checksum, 1::bigint AS execution_time | at 4, with a script that did not finish
          Liquibase | CREATE TABLE databasechangelog AS SELECT 'a1' AS id, 'x' AS author, 'f' AS filename, now() AS dateexecuted, 1 AS orderexecuted, 'EXECUTED' AS exectype, '9:1' AS md5sum | at a1
          Django    | CREATE TABLE django_migrations AS SELECT 1 AS id, 'shop' AS app, '0001_initial' AS name, now() AS applied | at 0001_initial
          Alembic   | CREATE TABLE alembic_version AS SELECT '3f2a9c' AS version_num | at 3f2a9c
          Sequelize | CREATE TABLE "SequelizeMeta" AS SELECT '1-x.js' AS name | public."SequelizeMeta"
          Flyway 3  | CREATE TABLE schema_version AS SELECT 1 AS version_rank, 1 AS installed_rank, '1' AS version, 'a' AS description, 'SQL' AS type, 'V1__a.sql' AS script, null::int AS checksum, 'x' AS installed_by, true AS success | Run Flyway 4.2 once
          tern      | CREATE TABLE schema_version AS SELECT 2 AS version | at 2
          sql-migrate | CREATE TABLE gorp_migrations AS SELECT '1_a.sql' AS id, now() AS applied_at | at 1_a.sql
          Entity Framework | CREATE TABLE "__EFMigrationsHistory" AS SELECT '2024_Init' AS "MigrationId", '8.0' AS "ProductVersion" | at 2024_Init
          DbUp      | CREATE TABLE schemaversions AS SELECT 1 AS schemaversionsid, 'a.sql' AS scriptname, now() AS applied | at a.sql
          Drizzle   | CREATE TABLE t (); CREATE SCHEMA drizzle; CREATE TABLE drizzle.__drizzle_migrations AS SELECT 1 AS id, 'ab' AS hash, 7::bigint AS created_at | at ab
          MikroORM  | CREATE TABLE mikro_orm_migrations AS SELECT 1 AS id, 'M1' AS name, now() AS executed_at | at M1
          Laravel   | CREATE TABLE migrations AS SELECT 1 AS id, '2024_a' AS migration, 1 AS batch | at 2024_a
          Doctrine  | CREATE TABLE doctrine_migration_versions AS SELECT 'V1' AS version, now() AS executed_at, 3 AS execution_time | at V1
          Phinx     | CREATE TABLE phinxlog AS SELECT 7::bigint AS version, 'A' AS migration_name, now() AS start_time, now() AS end_time, false AS breakpoint | at 7
          yoyo      | CREATE TABLE _yoyo_migration AS SELECT 'x' AS migration_hash, '1-a' AS migration_id, now() AS applied_at_utc | at 1-a
          Supabase  | CREATE TABLE t (); CREATE SCHEMA supabase_migrations; CREATE TABLE supabase_migrations.schema_migrations AS SELECT '7' AS version, '{}'::text[] AS statements, 'x' AS name | at 7
          """)
  void othersAreRefusedByName(String tool, String sql, String message) {
    database.run(sql);
    Report report = ours().plan();
    assertThat(report.failure().reason()).isEqualTo(Reason.AdoptionRequired);
    assertThat(report.failure().message()).contains(tool + "'s", message);
  }

  @Test
  void aTableThatMayNotBeReadIsRefusedWithoutItsVersion() {
    database.run(
        GOLANG_MIGRATE,
        "DROP ROLE IF EXISTS adopter",
        "CREATE ROLE adopter LOGIN",
        "GRANT CREATE ON SCHEMA public TO adopter",
        "GRANT CREATE ON DATABASE " + database.name() + " TO adopter");

    Report report = ours().user("adopter", "").apply();

    assertThat(report.failure().message())
        .contains("public.schema_migrations is golang-migrate's, and schema public");
    database.run("DROP OWNED BY adopter", "DROP ROLE adopter");
  }

  private void assertNothingIsOurs() {
    assertThat(
            database.list(
                "SELECT nspname FROM pg_namespace WHERE nspname = 'sluice' UNION ALL"
                    + " SELECT relname FROM pg_class WHERE relname = 'flyway_schema_history'"))
        .isEmpty();
  }

  private TestRun ours() {
    return TestRun.on(database)
        .script("V1__a.sql", "CREATE TABLE IF NOT EXISTS a (id int);")
        .script("V2__b.sql", "INSERT INTO a VALUES (1);")
        .script("V3__c.sql", "ALTER TABLE a ADD COLUMN t text;");
  }

  private FluentConfiguration flyway() {
    return Flyway.configure()
        .dataSource(database.url(), "postgres", "")
        .locations("filesystem:" + folder);
  }
}
