package dev.sluice.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementKindsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE TABLE a ()                                        | Transactional
          CREATE INDEX a_n ON a (n)                                | Transactional
          ROLLBACK TO SAVEPOINT x                                  | Transactional
          ROLLBACK WORK TO x                                       | Transactional
          REFRESH MATERIALIZED VIEW CONCURRENTLY m                 | Transactional
          REINDEX TABLE a                                          | Transactional
          ALTER TABLE a DETACH PARTITION b                         | Transactional
          ALTER TABLE a DETACH PARTITION b FINALIZE                | Transactional
          PREPARE q AS SELECT 1                                    | Transactional
          SELECT 'CREATE INDEX CONCURRENTLY'                       | Transactional
          /* BEGIN */ SELECT 1                                     | Transactional
          BEGIN                                                    | TransactionControl
          -- c%ncommit and chain                                   | TransactionControl
          START TRANSACTION READ ONLY                              | TransactionControl
          ROLLBACK                                                 | TransactionControl
          PREPARE TRANSACTION 'x'                                  | TransactionControl
          COMMIT PREPARED 'x'                                      | TransactionControl
          END                                                      | TransactionControl
          create unique index concurrently if not exists i on s.a (n) | BuildIndex
          CREATE INDEX CONCURRENTLY ON a (n)                       | Unverifiable
          DROP INDEX CONCURRENTLY IF EXISTS s.i                    | DropIndex
          REINDEX INDEX CONCURRENTLY i                             | Reindex
          REINDEX (CONCURRENTLY, VERBOSE) TABLE a                  | Reindex
          REINDEX (VERBOSE) DATABASE d                             | Repeatable
          VACUUM (ANALYZE) a                                       | Repeatable
          CLUSTER a USING i                                        | Repeatable
          ALTER SYSTEM SET work_mem = '1MB'                        | Repeatable
          ALTER DATABASE d SET TABLESPACE t                        | Repeatable
          ALTER DATABASE d SET work_mem = '1MB'                    | Transactional
          ALTER TABLE ONLY s.a DETACH PARTITION s.b CONCURRENTLY   | DetachPartition
          CREATE DATABASE d                                        | ClusterObject
          DROP TABLESPACE IF EXISTS t                              | ClusterObject
          CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p       | Unverifiable
          ALTER SUBSCRIPTION s REFRESH PUBLICATION                 | Unverifiable
          ALTER SUBSCRIPTION s DISABLE                             | Transactional
          """)
  void theEffectIsToldFromTheWords(String sql, String effect) {
    assertThat(StatementKinds.effectOf(sql.replace("%n", "\n")).getClass().getSimpleName())
        .isEqualTo(effect);
  }

  @Test
  void namesAreThoseOfTheCatalogue() {
    assertThat(
            StatementKinds.effectOf(
                "CREATE INDEX CONCURRENTLY My_Index ON \"Shop\".\"Or\"\"ders\""))
        .isEqualTo(
            new Effect.BuildIndex(
                new Effect.Relation("Shop", "my_index"), new Effect.Relation("Shop", "Or\"ders")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          \\restrict abc                   | true
          SELECT 1 \\gexec                 | true
          SELECT 'a\\b', E'\\'', $x$\\$x$  | false
          -- \\x                           | false
          """)
  void aBackslashOutsideOfQuotesIsPsqls(String sql, boolean found) {
    assertThat(StatementKinds.hasMetaCommand(sql)).isEqualTo(found);
  }

  @Test
  void firstWordsAreOneLineWithoutComments() {
    String sql =
        "-- why\nINSERT INTO a\n  VALUES (1, /* two */ 2), (3, 4), (5, 6), (7, 8), (9, 10), (11, 12)";
    assertThat(new Statement(1, 1, sql, null, new Effect.Transactional()).firstWords())
        .isEqualTo("INSERT INTO a VALUES (1, 2), (3, 4), (5, 6), (7, 8), (9, ...");
  }

  @Test
  void firstWordsHoldNoLiterals() {
    String sql = "CREATE ROLE app PASSWORD 'secret' VALID UNTIL $$never$$";
    assertThat(new Statement(1, 1, sql, null, new Effect.Transactional()).firstWords())
        .isEqualTo("CREATE ROLE app PASSWORD '...' VALID UNTIL '...'");
  }

  @Test
  void anEnumValueThatIsUsedLaterIsCommittedFirst() {
    ScriptSet set =
        TestScripts.set(
            "V1__a.sql",
            "ALTER TYPE mood ADD VALUE 'glad'\nALTER TYPE mood ADD VALUE 'sad'\n"
                + "INSERT INTO a VALUES ('glad')");
    PlanInput input = TestScripts.input("latest", set);
    Work work = PlannerTest.planned(input, History.NONE, null);

    assertThat(work.pending().getFirst().transactional()).isFalse();
    assertThat(work.pending().getFirst().statements())
        .extracting(statement -> statement.effect().getClass().getSimpleName())
        .containsExactly("OwnTransaction", "Transactional", "Transactional");
  }
}
