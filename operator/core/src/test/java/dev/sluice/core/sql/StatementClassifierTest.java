package dev.sluice.core.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.risk.RealGrammar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementClassifierTest {

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
          REINDEX (CONCURRENTLY false) TABLE a                     | Transactional
          REINDEX TABLE a                                          | Transactional
          ALTER TABLE a DETACH PARTITION b                         | Transactional
          ALTER TABLE a DETACH PARTITION b FINALIZE                | Transactional
          PREPARE q AS SELECT 1                                    | Transactional
          SELECT 'CREATE INDEX CONCURRENTLY'                       | Transactional
          /* BEGIN */ SELECT 1                                     | Transactional
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
  void howItRunsIsReadFromTheTree(String sql, String kind) {
    assertThat(classOf(sql).getClass().getSimpleName()).isEqualTo(kind);
  }

  @Test
  void namesAreThoseOfTheCatalogue() {
    assertThat(classOf("CREATE INDEX CONCURRENTLY My_Index ON \"Shop\".\"Or\"\"ders\" (n)"))
        .isEqualTo(
            new ExecutionClass.BuildIndex(
                new ExecutionClass.Relation("Shop", "my_index"),
                new ExecutionClass.Relation("Shop", "Or\"ders")));
  }

  @Test
  void firstWordsAreOneLineWithoutComments() {
    String sql =
        "-- why\nINSERT INTO a\n  VALUES (1, /* two */ 2), (3, 4), (5, 6), (7, 8), (9, 10), (11, 12)";
    assertThat(FirstWords.of(sql))
        .isEqualTo("INSERT INTO a VALUES (1, 2), (3, 4), (5, 6), (7, 8), (9, ...");
  }

  @Test
  void firstWordsHoldNoLiterals() {
    String sql = "CREATE ROLE app PASSWORD 'secret' VALID UNTIL $$never$$";
    assertThat(FirstWords.of(sql)).isEqualTo("CREATE ROLE app PASSWORD '...' VALID UNTIL '...'");
  }

  private static ExecutionClass classOf(String sql) {
    return switch (new RealGrammar().parse(sql)) {
      case Grammar.Parsed parsed ->
          StatementClassifier.classOf(parsed.statements().getFirst().tree());
      case Grammar.SyntaxError error -> throw new AssertionError(error.message());
      case Grammar.TooComplex complex -> throw new AssertionError(complex.why());
    };
  }
}
