package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.failure.Reason;
import dev.sluice.core.run.Report;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a statement ends. */
class SplittingIT {
  private final TestDatabase database = PostgresServer.shared().database();

  @BeforeEach
  void makeAccount() {
    database.run("CREATE TABLE acct (n int, t text)", "INSERT INTO acct VALUES (0, '')");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          PREPARE d(int) AS UPDATE acct SET n=n+$1; EXECUTE d(1); COMMIT; UPDATE acct SET n = 1/0;
          UPDATE acct SET t = e'it\\'s', n = 1; COMMIT; UPDATE acct SET t = e'he\\'s', n = 1/0;
          UPDATE acct SET n = 1, t = E'a'~'b\\''; COMMIT; UPDATE acct SET n = 1/0;
          CREATE VIEW v AS SELECT n begin FROM acct; UPDATE acct SET n = 1; COMMIT; SELECT 1/0 AS END;
          """)
  void aCommitEndsASegmentWhereverItStands(String sql) {
    Report report = TestRun.on(database).script("V1__a.sql", sql.replace('~', '\n')).apply();

    assertThat(report.failure().reason()).isEqualTo(Reason.StatementFailed);
    assertThat(report.plan().pending().getFirst().segments()).isEqualTo(2);
    assertThat(database.value("SELECT n FROM acct")).isEqualTo("1");
  }

  @Test
  void whatTheServerWouldReadAsTwoIsRefusedByIt() {
    Report report =
        TestRun.on(database)
            .script("V1__a.sql", "CREATE VIEW v AS SELECT n begin atomic FROM acct; SELECT 1")
            .apply();
    assertThat(report.failure().reason()).isEqualTo(Reason.SourceInvalid);
  }

  @Test
  void parametersAndEscapesHideNothing() {
    List<String> steps = new ArrayList<>();
    Report report =
        TestRun.on(database)
            .script(
                "V1__a.sql",
                """
                PREPARE d(int) AS UPDATE acct SET n = n + $1; EXECUTE d(1); EXECUTE d(2);
                UPDATE acct SET t = e'it\\'s;'; UPDATE acct SET t = t || E'he\\'s' || $a_1$;'$a_1$;
                CREATE VIEW public.a$b AS SELECT 1; CREATE VIEW a$c AS SELECT 2;
                """)
            .events(steps::add)
            .apply();

    assertThat(report.failure()).isNull();
    assertThat(steps).contains("V1 statement 7 of 7");
    assertThat(database.value("SELECT n || t FROM acct")).isEqualTo("3it's;he's;'");
  }

  @Test
  void theLineOfAFailureIsItsOwn() {
    Report report =
        TestRun.on(database)
            .script(
                "V1__a.sql",
                "PREPARE d(int) AS\n UPDATE acct SET n = $1;\nEXECUTE d(1);\nEXECUTE e(1);")
            .apply();

    assertThat(report.failure().reason()).isEqualTo(Reason.StatementFailed);
    assertThat(report.failure().line()).isEqualTo(4);
  }
}
