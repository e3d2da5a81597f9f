package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.command.RunnerMain;
import dev.sluice.engine.command.Surroundings;
import dev.sluice.engine.it.FaultyProxy.Cut;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code sluice wait} as an init container runs it. */
class WaitIT {
  private static final String HISTORY = "SELECT \"installed_rank\"";

  private final TestDatabase database = PostgresServer.shared().database();

  private record Said(int code, String text) {}

  @ParameterizedTest(name = "{0} of 1 and 20260105.1: {1}")
  @CsvSource({
    "orders@1, 0",
    "orders@20260105.1, 0",
    "shop/orders@1.0, 0",
    "'orders@1, orders@20260105.1', 0",
    "orders@2, 1",
    "orders@20260105.2, 1",
    "'orders@1, orders@3', 1"
  })
  void aVersionIsThereOrNot(String requires, int code) {
    migrated();
    assertThat(sluice("postgres", database.url(), "--requires", requires, "--timeout", "0s").code())
        .isEqualTo(code);
  }

  @ParameterizedTest(name = "{0} of a baseline at 7 and 9: {1}")
  @CsvSource({"orders@3, 0", "orders@7, 0", "orders@8, 1", "orders@9, 0"})
  void whatIsBelowABaselineIsThere(String requires, int code) {
    TestRun.on(database).script("V9__a.sql", "CREATE TABLE a ();").apply();
    database.run(
        "UPDATE flyway_schema_history SET installed_rank = 2",
        "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
            + " installed_by, execution_time, success)"
            + " VALUES (1, '7', 'b', 'BASELINE', 'b', 'me', 0, true)");
    assertThat(sluice("postgres", database.url(), "--requires", requires, "--timeout", "0s").code())
        .isEqualTo(code);
  }

  @Test
  void itWaitsForTheRunThatBringsIt() {
    CompletableFuture<Said> waits =
        CompletableFuture.supplyAsync(() ->
            sluice(
                "postgres", database.url(), "--requires", "orders@20260105.1", "--every", "50ms"));
    migrated();
    Said said = waits.join();
    assertThat(said.code()).isZero();
    assertThat(said.text()).contains("orders@20260105.1 is applied");
  }

  @Test
  void whatIsMissingIsToldWhenTheTimeIsUp() {
    Said said =
        sluice(
            "postgres",
            database.url(),
            "--requires",
            "orders@3",
            "--every",
            "10ms",
            "--timeout",
            "100ms");
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.text())
        .contains("waits for orders@3", "not applied yet: orders@3")
        .containsOnlyOnce("waits for");
  }

  @Test
  void machinesAreToldTheSame() {
    migrated();
    String[] json = {"--requires", "orders@1,orders@3", "--timeout", "0s", "--output", "json"};
    assertThat(sluice("postgres", database.url(), json).text().strip())
        .isEqualTo("{\"met\":false,\"missing\":[\"orders@3\"],\"timedOut\":true}");
  }

  @Test
  void aConnectionThatIsLostIsMadeAnew() {
    migrated();
    try (FaultyProxy proxy = FaultyProxy.cutting(database.port(), HISTORY, Cut.AFTER, 2)) {
      Said said =
          sluice(
              "postgres", database.url(proxy.port()), "--requires", "orders@1", "--every", "10ms");
      assertThat(said.code()).isZero();
      assertThat(proxy.connections()).isEqualTo(3);
    }
  }

  @Test
  void aServerThatIsNotUpYetIsWaitedFor() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Said said =
        sluice(
            "postgres",
            database.url(port),
            "--requires",
            "orders@1",
            "--every",
            "10ms",
            "--timeout",
            "100ms");
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.text()).contains("waits: No connection", "DatabaseUnreachable");
  }

  @Test
  void selectOnTheHistoryIsEnoughAndItsLackIsToldWithTheCure() {
    migrated();
    String role = "reader_" + database.name();
    database.run("CREATE ROLE " + role + " LOGIN");
    String[] arguments = {"--requires", "orders@1"};
    Said refused = sluice(role, database.url(), arguments);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.text())
        .contains("GRANT SELECT ON \"public\".\"flyway_schema_history\" TO \"" + role + "\";");

    database.run("GRANT SELECT ON \"public\".\"flyway_schema_history\" TO \"" + role + "\"");
    assertThat(sluice(role, database.url(), arguments).code()).isZero();
  }

  @Test
  void aWrongPasswordIsNotWaitedFor() {
    try (FaultyProxy proxy = FaultyProxy.refusingPasswords(database.port())) {
      Said said = sluice("postgres", database.url(proxy.port()), "--requires", "orders@1");
      assertThat(said.code()).isEqualTo(2);
      assertThat(said.text()).contains("AuthenticationFailed");
    }
  }

  private void migrated() {
    TestRun.on(database)
        .script("V1__a.sql", "CREATE TABLE a ();")
        .script("V20260105.1__b.sql", "CREATE TABLE b ();")
        .apply();
  }

  private static Said sluice(String user, String url, String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Surroundings surroundings =
        new Surroundings(InstantSource.system(), Map.of("PGUSER", user), out);
    List<String> all = new ArrayList<>(List.of("wait", "--url", url));
    all.addAll(List.of(arguments));
    int code =
        RunnerMain.addTo(
                new CommandLine(CommandLine.Model.CommandSpec.create()),
                RunnerMain.commands(surroundings))
            .execute(all.toArray(String[]::new));
    return new Said(code, bytes.toString(StandardCharsets.UTF_8));
  }
}
