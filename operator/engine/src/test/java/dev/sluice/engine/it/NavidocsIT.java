package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.run.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** migrations/navidocs: forth, its four suites, back, and forth again. */
class NavidocsIT {
  private static final Path SET = Path.of("..", "..", "migrations", "navidocs");
  private static final String TABLES =
      "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
          + " AND relname <> 'flyway_schema_history' ORDER BY 1";
  private static final List<String> BASE =
      List.of("documents", "entities", "organizations", "users");

  private final TestDatabase database = PostgresServer.shared(17).database();

  @Test
  void fiveTablesComeAndGoAndComeAgain() {
    assertThat(migrate(1).applied()).hasSize(6);
    suitesPass();

    undoTheFive();
    assertThat(database.list(TABLES)).isEqualTo(BASE);

    assertThat(migrate(2).applied()).hasSize(5);
    suitesPass();
  }

  @Test
  void aDatabaseThatHasTheBaseIsAdopted() {
    migrate(1);
    undoTheFive();
    database.run(
        "UPDATE flyway_schema_history SET type = 'BASELINE', script = '<< Flyway Baseline >>',"
            + " checksum = NULL");
    assertThat(migrate(2).applied())
        .extracting(Report.AppliedScript::version)
        .containsExactly(
            "20251113.001", "20251113.002", "20251113.003", "20251113.004", "20251113.005");
    suitesPass();
  }

  private Report migrate(int attempt) {
    var report = TestRun.on(database).scripts(files(SET, ".sql")).attempt(attempt).apply();
    assertThat(report.failure()).isNull();
    return report;
  }

  /** Each suite raises an error where it is violated. */
  private void suitesPass() {
    var suites = files(SET.resolve("tests"), ".sql");
    assertThat(suites).containsOnlyKeys("constraint.sql", "data.sql", "schema.sql", "smoke.sql");
    suites.values().forEach(database::run);
  }

  private void undoTheFive() {
    files(SET, ".down.sql").entrySet().stream()
        .filter(file -> file.getKey().startsWith("20251113_"))
        .toList()
        .reversed()
        .forEach(file -> database.run(file.getValue()));
    database.run("DELETE FROM flyway_schema_history WHERE version LIKE '20251113.%'");
  }

  private static Map<String, String> files(Path folder, String suffix) {
    var files = new LinkedHashMap<String, String>();
    try (Stream<Path> list = Files.list(folder)) {
      for (var file : list.filter(f -> f.toString().endsWith(suffix)).sorted().toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
