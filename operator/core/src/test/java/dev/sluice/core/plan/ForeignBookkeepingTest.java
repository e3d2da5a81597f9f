package dev.sluice.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.failure.Reason;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignBookkeepingTest {

  @ParameterizedTest(name = "{0} with {1} is of {2}")
  @CsvSource(
      textBlock =
          """
          schema_migrations, version dirty, GOLANG_MIGRATE
          my_migrations, version dirty, GOLANG_MIGRATE
          schema_migrations, version, RAILS_OR_DBMATE
          schema_migrations, version inserted_at, ECTO
          schema_migrations, version statements name, SUPABASE
          db_migrations, version name, MORPH
          goose_db_version, id version_id is_applied tstamp, GOOSE
          __diesel_schema_migrations, version run_on, DIESEL
          _sqlx_migrations, version description installed_on success checksum execution_time, SQLX
          refinery_schema_history, version name applied_on checksum, REFINERY
          alembic_version, version_num, ALEMBIC
          SequelizeMeta, name, SEQUELIZE
          migrations, id timestamp name, TYPEORM
          knex_migrations, id name batch migration_time, KNEX
          """)
  void aTableIsKnownByItsColumns(String table, String columns, OtherTool tool) {
    assertThat(OtherTool.of(table, Set.of(columns.split(" ")))).contains(tool);
  }

  @ParameterizedTest(name = "{0} with {1}")
  @CsvSource({
    "releases, version",
    "tags, name",
    "documents, version name",
    "events, id timestamp name",
    "schema_migrations, version dirty note"
  })
  void otherTablesAreNot(String table, String columns) {
    assertThat(OtherTool.of(table, Set.of(columns.split(" ")))).isEmpty();
  }

  @Test
  void aFlywayTableIsToBeRenamed() {
    assertThat(refusal(OtherTool.FLYWAY, "public", "schema_version", "2"))
        .contains("Table public.schema_version is Flyway's, at 2")
        .contains("ALTER TABLE public.schema_version RENAME TO flyway_schema_history;")
        .doesNotContain("SET SCHEMA");
    assertThat(refusal(OtherTool.FLYWAY, "Old", "flyway_schema_history", "2"))
        .contains("run once: ALTER TABLE \"Old\".flyway_schema_history SET SCHEMA public;");
    assertThat(refusal(OtherTool.FLYWAY_3, "public", "schema_version", "2"))
        .contains("Run Flyway 4.2 once");
  }

  @Test
  void otherTablesAreNotTakenOverAndTheBaselineIsNamed() {
    assertThat(refusal(OtherTool.GOLANG_MIGRATE, "public", "schema_migrations", "29"))
        .contains("Table public.schema_migrations is golang-migrate's, at 29, and schema public")
        .contains("-baselineVersion=29");
    assertThat(refusal(OtherTool.PRISMA, "public", "_prisma_migrations", "20240101_init"))
        .contains("-baselineVersion=VERSION, where VERSION is that of the last script in effect");
    assertThat(
            ForeignBookkeeping.refusal(
                    new Bookkeeping(
                        OtherTool.GOLANG_MIGRATE, "public", "schema_migrations", "29", true),
                    List.of("public"))
                .message())
        .contains("with a script that did not finish")
        .contains("First finish or undo");
  }

  private static String refusal(OtherTool tool, String schema, String table, String version) {
    var failure =
        ForeignBookkeeping.refusal(
            new Bookkeeping(tool, schema, table, version, false), List.of("public", "Old"));
    assertThat(failure.reason()).isEqualTo(Reason.AdoptionRequired);
    assertThat(failure.message()).contains("Nothing ran, and nothing was written.");
    return failure.message();
  }
}
