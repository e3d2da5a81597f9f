package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.failure.Reason;
import dev.sluice.core.run.Report;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifeCycleIT {

  @ParameterizedTest
  @ValueSource(ints = {14, 15, 16, 17, 18})
  void applyFailResumeOnEachMajorVersion(int major) {
    TestDatabase database = PostgresServer.shared(major).database();
    TestRun run =
        TestRun.on(database)
            .script("V1__a.sql", "CREATE TABLE a (id int PRIMARY KEY, n int);")
            .script(
                "V2__index.sql",
                "INSERT INTO a SELECT i, i % 2 FROM generate_series(1, 100) i;\n"
                    + "CREATE UNIQUE INDEX CONCURRENTLY a_n ON a (n);\nVACUUM a;");

    Report failed = run.apply();
    assertThat(failed.failure().reason()).isEqualTo(Reason.StatementFailed);
    assertThat(failed.failure().line()).isEqualTo(2);
    assertThat(database.list("SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid"))
        .isEmpty();
    assertThat(database.list("SELECT script FROM flyway_schema_history WHERE NOT success"))
        .containsExactly("V2__index.sql");

    database.run("UPDATE a SET n = id");
    Report resumed = run.attempt(2).apply();
    assertThat(resumed.failure()).isNull();
    assertThat(database.value("SELECT count(*) FROM a")).isEqualTo("100");
    assertThat(database.value("SELECT indisvalid FROM pg_index WHERE indexrelid = 'a_n'::regclass"))
        .isEqualTo("t");
    assertThat(database.appliedScripts()).containsExactly("V1__a.sql", "V2__index.sql");
    assertThat(database.list("SELECT state FROM sluice.step WHERE NOT sealed")).isEmpty();
    assertThat(run.attempt(3).apply().applied()).isEmpty();
  }
}
