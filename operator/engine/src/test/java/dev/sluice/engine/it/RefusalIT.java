package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.run.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before a statement of a script runs. */
class RefusalIT {
  private final TestDatabase database = PostgresServer.shared().database();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BEGIN; BEGIN; CREATE TABLE a ();     | BEGIN begins a transaction within the one of line 1
          CREATE TABLE a (); ROLLBACK;         | ROLLBACK is not allowed
          PREPARE TRANSACTION 'x';             | PREPARE TRANSACTION '...' is not allowed
          \\restrict abc                       | line 1: a backslash outside of quotes
          SELECT 1 \\gexec                     | line 1: a backslash outside of quotes
          CREATE FUNCTION f() BEGIN ATOMIC SELECT 1; | syntax error at end of input
          INSERT INTO a VALUES ('${nobody}');  | placeholder ${nobody} has no value
          COPY a FROM STDIN;                   | has no closing line
          SET client_encoding TO 'LATIN1';     | client_encoding is always UTF8
          SET DateStyle = 'German';            | write dates as ISO
          CREATE INDEX CONCURRENTLY ON a (n);  | Name the index
          """)
  void aScriptThatCannotBeRunIsRefusedWithItsLine(String sql, String message) {
    Report report = TestRun.on(database).script("V1__a.sql", sql).apply();

    assertThat(report.failure().reason()).isEqualTo(Reason.SourceInvalid);
    assertThat(report.failure().message()).contains("V1__a.sql", message);
    assertThat(database.value("SELECT to_regclass('a') IS NULL")).isEqualTo("t");
  }

  @Test
  void aWrongPasswordIsTriedTwiceAtMost() {
    database.run("CREATE ROLE pw_" + database.name() + " LOGIN PASSWORD 'right'");
    try (FaultyProxy proxy = FaultyProxy.refusingPasswords(database.port())) {
      Report report =
          TestRun.at(database.url(proxy.port()))
              .user("pw_" + database.name(), "wrong-secret")
              .script("V1__a.sql", "CREATE TABLE a ();")
              .apply();

      assertThat(report.failure().reason()).isEqualTo(Reason.AuthenticationFailed);
      assertThat(report.failure().message()).contains("keys username and password");
      assertThat(report.toString()).doesNotContain("wrong-secret");
      assertThat(proxy.connections()).isEqualTo(2);
    }
  }

  @Test
  void anUnreachableServerIsTriedForAsLongAsRetriesLast() {
    Report report =
        TestRun.at("jdbc:postgresql://127.0.0.1:1/none")
            .retries(5, Duration.ofSeconds(1))
            .script("V1__a.sql", "CREATE TABLE a ();")
            .apply();

    Failure failure = report.failure();
    assertThat(failure.reason()).isEqualTo(Reason.DatabaseUnreachable);
    assertThat(report.millis()).isBetween(300L, 60_000L);
  }

  @Test
  void aServerWithoutTlsIsToldApart() {
    Report report =
        TestRun.at(database.url() + "?sslmode=require")
            .retries(5, Duration.ofMillis(500))
            .script("V1__a.sql", "CREATE TABLE a ();")
            .apply();

    assertThat(report.failure().reason()).isEqualTo(Reason.TlsFailed);
  }

  @Test
  void aDatabaseThatIsNotThereIsNotTriedAgain() {
    Report report =
        TestRun.at("jdbc:postgresql://127.0.0.1:" + database.port() + "/nowhere")
            .script("V1__a.sql", "CREATE TABLE a ();")
            .apply();

    assertThat(report.failure().reason()).isEqualTo(Reason.DatabaseUnreachable);
    assertThat(report.failure().message()).contains("no such database");
  }

  @Test
  void anotherClusterThanBeforeIsRefused() {
    Report report =
        TestRun.on(database)
            .expectedSystem("7000000000000000000")
            .script("V1__a.sql", "CREATE TABLE a ();")
            .apply();

    assertThat(report.failure().reason()).isEqualTo(Reason.WrongCluster);
    assertThat(database.list("SELECT 1 FROM pg_namespace WHERE nspname = 'sluice'")).isEmpty();
  }

  @Test
  void aStandbyIsRefused() throws IOException {
    PostgresServer server = PostgresServer.own();
    TestDatabase there = server.database();
    server.becomeStandby();
    try {
      Report report = TestRun.on(there).script("V1__a.sql", "CREATE TABLE a ();").apply();
      assertThat(report.failure().reason()).isEqualTo(Reason.StandbyRefused);
    } finally {
      server.stop();
    }
  }

  @Test
  void aPoolerInTransactionModeIsRefused() {
    try (TransactionPooler pooler = new TransactionPooler(database)) {
      Report report =
          TestRun.at(database.url(pooler.port())).script("V1__a.sql", "CREATE TABLE a ();").apply();

      assertThat(report.failure().reason()).isEqualTo(Reason.PoolerRefused);
      assertThat(report.failure().message()).contains("session mode");
    }
  }

  @Test
  void aUserWithoutRightsIsToldWhichOne() {
    String role = "poor_" + database.name();
    database.run("CREATE ROLE " + role + " LOGIN");

    Report report =
        TestRun.on(database).user(role, "").script("V1__a.sql", "CREATE TABLE a ();").apply();

    assertThat(report.failure().reason()).isEqualTo(Reason.PermissionDenied);
    assertThat(report.failure().message()).contains("CREATE on the database");
  }

  @Test
  void callbacksThatCannotRunInATransactionAreRefused() {
    Report report =
        TestRun.on(database)
            .scripts(Map.of("V1__a.sql", "CREATE TABLE a ();", "afterMigrate.sql", "VACUUM;"))
            .apply();

    assertThat(report.failure().reason()).isEqualTo(Reason.SourceInvalid);
    assertThat(report.failure().message()).contains("afterMigrate.sql line 1");
  }
}
