package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.run.Report;
import org.junit.jupiter.api.Test;

/** What is around a run, the role's defaults, the url, little memory, does not change it. */
class SurroundingsIT {
  private final TestDatabase database = PostgresServer.shared().database();

  @Test
  void whatARoleDefaultsToDoesNotHinderARun() {
    database.run(
        "CREATE ROLE odd LOGIN SUPERUSER",
        "ALTER ROLE odd SET default_transaction_read_only = on",
        "ALTER ROLE odd SET default_transaction_isolation = 'serializable'",
        "ALTER ROLE odd SET idle_session_timeout = '50ms'",
        "ALTER ROLE odd SET statement_timeout = '50ms'");
    Report report =
        TestRun.on(database)
            .user("odd", "")
            .script("V1__a.sql", "CREATE TABLE a (n int);\nSELECT pg_sleep(0.3);")
            .script("V2__i.sql", "VACUUM a;\nCREATE INDEX CONCURRENTLY a_n ON a (n);")
            .apply();
    database.run("REASSIGN OWNED BY odd TO postgres", "DROP OWNED BY odd", "DROP ROLE odd");

    assertThat(report.failure()).isNull();
    assertThat(report.retries()).isZero();
  }

  @Test
  void whatAScriptSelectsFillsNoMemory() throws Exception {
    RunnerProcess small =
        RunnerProcess.apply(
            database,
            "V1__a.sql",
            "CREATE TABLE a (n int);\n"
                + "CREATE FUNCTION put(n int) RETURNS text LANGUAGE sql AS"
                + " 'INSERT INTO a VALUES (n); SELECT repeat(''x'', 100000)';\n"
                + "SELECT put(n) FROM generate_series(1, 2000) n;");

    assertThat(small.exitCode()).as(small.lastLine()).isZero();
    assertThat(database.value("SELECT count(*) FROM a")).isEqualTo("2000");
  }

  @Test
  void parametersOfTheUrlDoNotUnsettleARun() {
    Report report =
        TestRun.at(database.url() + "?connectTimeout=5&sslmode=prefer&ApplicationName=other")
            .script(
                "V1__a.sql",
                "CREATE TABLE a AS SELECT application_name AS name FROM pg_stat_activity"
                    + " WHERE pid = pg_backend_pid();")
            .apply();

    assertThat(report.failure()).isNull();
    assertThat(database.value("SELECT name FROM a")).matches("sluice:uid-1:1:[0-9]+");
  }
}
