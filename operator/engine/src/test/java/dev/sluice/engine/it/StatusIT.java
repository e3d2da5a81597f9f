package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.command.RunnerMain;
import dev.sluice.engine.command.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands as a user types them. */
class StatusIT {
  private final TestDatabase database = PostgresServer.shared().database();
  @TempDir private Path folder;

  private record Said(int code, String text) {}

  @Test
  void planApplyAndStatusTellTheSameStory() throws IOException {
    Files.writeString(folder.resolve("V1__a.sql"), "CREATE TABLE a (n int);");
    Files.writeString(folder.resolve("V2__b.sql"), "CREATE TABLE b (n int);");

    Said plan = sluice("plan", "--source", folder.toString());
    assertThat(plan.text())
        .contains("pending V1__a.sql", "pending V2__b.sql", "nothing was changed");
    assertThat(plan.code()).isZero();

    Said apply = sluice("apply", "--source", folder.toString(), "--target", "1");
    assertThat(apply.text()).contains("applied V1__a.sql").doesNotContain("applied V2__b.sql");
    assertThat(apply.code()).isZero();

    Said status = sluice("status", "--source", folder.toString());
    assertThat(status.text())
        .contains(
            "version    1, 1 scripts applied", "pending    V2__b.sql", "SUCCEEDED, 1 scripts");
    assertThat(status.code()).isZero();
  }

  @Test
  void whatIsHalfDoneIsTold() throws IOException {
    assertThat(halfApply().text()).contains("StatementFailed: V1__a.sql line 2");
    Said status = sluice("status", "--output", "json");

    assertThat(status.code()).isEqualTo(1);
    assertThat(status.text())
        .contains("V1__a.sql: statement 3 of 4 (VACUUM a) is in effect")
        .contains(
            "statement 4 of 4 (CREATE UNIQUE INDEX CONCURRENTLY a_n ON a (n)) is not in effect");
  }

  @Test
  void whatAPersonTookBackRunsAgain() throws IOException {
    halfApply();
    assertThat(sluice("repair", "--undone", "V1__a.sql").code()).isEqualTo(0);
    assertThat(database.list("SELECT 1 FROM flyway_schema_history")).isEmpty();
    assertThat(sluice("status").code()).isZero();

    database.run("DROP TABLE a");
    Files.writeString(folder.resolve("V1__a.sql"), "CREATE TABLE a (n int);");
    assertThat(sluice("apply", "--source", folder.toString()).code()).isZero();
    assertThat(database.appliedScripts()).containsExactly("V1__a.sql");
  }

  @Test
  void whatAPersonFinishedCountsAsApplied() throws IOException {
    halfApply();
    Said repair = sluice("repair", "--finished", "V1__a.sql");
    assertThat(repair.text()).contains("V1__a.sql counts as applied from now on.");

    Said apply = sluice("apply", "--source", folder.toString());
    assertThat(apply.code()).isZero();
    assertThat(database.appliedScripts()).containsExactly("V1__a.sql");
    assertThat(sluice("status").text()).contains("sluice repair, FINISHED by hand: V1__a.sql");
  }

  @Test
  void whatIsNotHalfAppliedIsNotRepaired() throws IOException {
    Files.writeString(folder.resolve("V1__a.sql"), "CREATE TABLE a (n int);");
    sluice("apply", "--source", folder.toString());
    Said repair = sluice("repair", "--undone", "V1__a.sql");
    assertThat(repair.code()).isEqualTo(1);
    assertThat(repair.text()).contains("V1__a.sql is not half applied");
    assertThat(database.appliedScripts()).containsExactly("V1__a.sql");
  }

  @Test
  void aRepairGivesWayToARun() throws IOException {
    halfApply();
    try (var run = database.connect();
        var statement = run.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(" + 0x736C75696365L + ")");
      Said repair = sluice("repair", "--undone", "V1__a.sql");
      assertThat(repair.code()).isEqualTo(1);
      assertThat(repair.text()).contains("RunLockHeld: A run is at work");
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
    assertThat(database.list("SELECT success FROM flyway_schema_history")).containsExactly("f");
  }

  /** Two rows of one value, then a unique index outside of a transaction. */
  private Said halfApply() throws IOException {
    Files.writeString(
        folder.resolve("V1__a.sql"),
        "CREATE TABLE a (n int); INSERT INTO a VALUES (1), (1); VACUUM a;\n"
            + "CREATE UNIQUE INDEX CONCURRENTLY a_n ON a (n);");
    Said apply = sluice("apply", "--source", folder.toString());
    assertThat(apply.code()).isEqualTo(1);
    return apply;
  }

  private Said sluice(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Surroundings surroundings =
        new Surroundings(InstantSource.system(), Map.of("PGUSER", "postgres"), out);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--url", database.url()));
    int code =
        RunnerMain.addTo(
                new CommandLine(CommandLine.Model.CommandSpec.create()),
                RunnerMain.commands(surroundings))
            .execute(all.toArray(String[]::new));
    return new Said(code, bytes.toString(StandardCharsets.UTF_8));
  }
}
