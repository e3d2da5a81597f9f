package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.failure.Reason;
import dev.sluice.core.run.Report;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A script is what runs: its text with the values of its placeholders. */
class PlaceholderIT {
  private static final String HALF =
      """
      CREATE TABLE a (n int, t text);
      INSERT INTO a VALUES (1, '${tenant}'), (1, 'x');
      VACUUM a;
      CREATE UNIQUE INDEX CONCURRENTLY a_n ON a (n);
      INSERT INTO a VALUES (2, '${tenant}');
      """;

  private final TestDatabase database = PostgresServer.shared().database();

  @Test
  void aHalfAppliedScriptGoesOnWithItsOwnValuesOnly() {
    assertThat(half("acme").failure().reason()).isEqualTo(Reason.StatementFailed);
    database.run("DELETE FROM a WHERE t = 'x'");

    Report other = half("other");
    assertThat(other.failure().reason()).isEqualTo(Reason.PartiallyApplied);
    assertThat(other.failure().message())
        .contains("was changed or removed since, in its text or in the values of its placeholders");
    assertThat(database.list("SELECT t FROM a")).containsExactly("acme");

    assertThat(half("acme").failure()).isNull();
    assertThat(database.list("SELECT t FROM a ORDER BY n")).containsExactly("acme", "acme");
  }

  @Test
  void aValueThatTheScriptDoesNotUseIsNoChange() {
    String script = HALF.replace("${tenant}", "acme");
    TestRun run = TestRun.on(database).script("V1__a.sql", script);
    assertThat(run.apply().failure()).isNotNull();
    database.run("DELETE FROM a WHERE t = 'x'");

    assertThat(run.placeholders(Map.of("tenant", "other")).apply().failure()).isNull();
  }

  @Test
  void aRepeatableScriptRunsAgainWithAnotherValue() {
    assertThat(view("acme").applied()).hasSize(1);
    assertThat(view("acme").applied()).isEmpty();
    assertThat(view("other").applied()).hasSize(1);
    assertThat(database.value("SELECT t FROM v")).isEqualTo("other");
  }

  /** Flyway leaves a placeholder behind a dollar sign, and all of a script with such a template. */
  @ParameterizedTest
  @ValueSource(strings = {"$t$${tenant}$t$::text", "'${tenant}'::text -- ${ user.name }"})
  void soDoesOneWhosePlaceholdersFlywayWouldLeave(String expression) {
    assertThat(view("acme", expression).applied()).hasSize(1);
    assertThat(view("acme", expression).applied()).isEmpty();
    assertThat(view("other", expression).applied()).hasSize(1);
    assertThat(database.value("SELECT t FROM v")).isEqualTo("other");
  }

  private Report half(String tenant) {
    return TestRun.on(database)
        .placeholders(Map.of("tenant", tenant))
        .script("V1__a.sql", HALF)
        .apply();
  }

  private Report view(String tenant) {
    return view(tenant, "'${tenant}'::text");
  }

  private Report view(String tenant, String expression) {
    return TestRun.on(database)
        .placeholders(Map.of("tenant", tenant))
        .script("R__v.sql", "CREATE OR REPLACE VIEW v (t) AS SELECT " + expression + "\n;")
        .apply();
  }
}
