package dev.sluice.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {
  private static final Script SCRIPT = TestScripts.set("V1__a.sql", "one").versioned().getFirst();

  /** {@code ~} is a new line, {@code ^} a carriage return. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT 1;~ COMMIT; SELECT 2                       | 8: COMMIT; SELECT 2
          SELECT 1;~~SELECT 2                               | 9: SELECT 2
          SELECT '';;COMMIT                                 | 7: COMMIT
          SELECT E'a'~'b\\''; COMMIT; SELECT ''             | 8: COMMIT; SELECT '...'
          SELECT 1 -- it's^; COMMIT -- isn't                | 7: COMMIT
          SELECT 1); COMMIT; SELECT (2                      | 7: COMMIT; SELECT (2
          CREATE VIEW v AS SELECT begin atomic FROM t; COMMIT; SELECT 1 END | 7: COMMIT; SELECT 1 END
          CREATE FUNCTION f() BEGIN ATOMIC SELECT 1; END; COMMIT | 7: COMMIT
          CREATE FUNCTION f() BEGIN ATOMIC SELECT 1 case; END; COMMIT | 7: COMMIT
          """)
  void aStatementBehindAnotherOneIsFound(String sql, String found) {
    Failure failure = refusal(sql.replace('~', '\n').replace('^', '\r')).orElseThrow();
    assertThat(failure.reason()).isEqualTo(Reason.SourceInvalid);
    assertThat(failure.message()).startsWith("V1__a.sql line " + found + " stands behind a ;");
    assertThat(failure.line()).isEqualTo(Integer.valueOf(found.substring(0, 1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT 1; -- the end; of it
          CREATE RULE r AS ON INSERT TO a DO ALSO (DELETE FROM b; NOTIFY c)
          CREATE FUNCTION f() BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END;
          CREATE OR REPLACE PROCEDURE f() BEGIN ATOMIC END
          CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$BEGIN; COMMIT; END$$
          INSERT INTO a VALUES (e'it\\'s; COMMIT; ')
          PREPARE d(int) AS UPDATE a SET n = n + $1 WHERE t <> '$1;'
          """)
  void oneStatementIsOne(String sql) {
    assertThat(refusal(sql)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SET client_encoding TO latin1            | client_encoding is always UTF8
          set session NAMES 'SQL_ASCII'            | client_encoding is always UTF8
          SELECT pg_catalog.set_config('client_encoding', 'LATIN1', false) | client_encoding is
          SET LOCAL "DateStyle" = 'German, DMY'    | write dates as ISO
          SET datestyle TO postgres, mdy;          | write dates as ISO
          SET standard_conforming_strings = off;   | write E'...'
          SELECT set_config('a.b', '1', false), set_config('standard_conforming_strings', 'off', false); | write E'...'
          SELECT 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, set_config('standard_conforming_strings', 'off', false); | write E'...'
          CREATE INDEX CONCURRENTLY ON a (n)       | Name the index
          create unique index concurrently on only a (n) | Name the index
          """)
  void whatWouldDoHarmIsRefusedWithItsCure(String sql, String cure) {
    assertThat(refusal(sql).orElseThrow().message())
        .startsWith("V1__a.sql line 7: ")
        .contains(cure);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SET client_encoding = 'UTF8';
          SET NAMES 'utf-8'
          SET client_encoding TO DEFAULT
          SET standard_conforming_strings = on;
          SET DateStyle TO 'ISO, DMY'
          SET datestyle = dmy
          RESET client_encoding
          SELECT pg_catalog.set_config('search_path', '', false);
          ALTER ROLE r SET client_encoding TO latin1
          CREATE INDEX CONCURRENTLY "on" ON a (n)
          CREATE INDEX ON a (n)
          """)
  void whatPgDumpWritesIsNotRefused(String sql) {
    assertThat(refusal(sql)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE TEMP TABLE t (n int)              | true
          CREATE OR REPLACE TEMPORARY VIEW v AS SELECT 1 | true
          CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS $$SELECT 1$$ | true
          SELECT * INTO LOCAL TEMP t FROM a        | true
          PREPARE p AS SELECT 1                    | true
          DECLARE c CURSOR WITH HOLD FOR SELECT 1  | true
          LISTEN x                                 | true
          LOCK TABLE a                             | true
          SAVEPOINT s                              | true
          INSERT INTO temp VALUES (1)              | false
          CREATE TABLE temp (n int)                | false
          CREATE FUNCTION f() RETURNS int SET search_path = a, pg_temp RETURN 1 | false
          """)
  void whatASessionLosesIsRefusedWhereStatementsGoOneByOne(String sql, boolean lost) {
    Statement statement = new Statement(1, 1, sql, null, StatementKinds.effectOf(sql));
    String vacuum = "VACUUM a";
    Statement cause = new Statement(3, 1, vacuum, null, StatementKinds.effectOf(vacuum));

    assertThat(Refusals.stepwise(SCRIPT, List.of(statement))).isEmpty();
    Optional<Failure> refusal = Refusals.stepwise(SCRIPT, List.of(statement, cause));
    assertThat(refusal.isPresent()).isEqualTo(lost);
    refusal.ifPresent(failure ->
        assertThat(failure.message())
            .startsWith("V1__a.sql line 1: " + statement.firstWords() + " would not last")
            .contains("because of line 3 (VACUUM a)"));
  }

  @Test
  void aCallbackIsHeldToTheSame() {
    ScriptSet set =
        TestScripts.set("V1__a.sql", "SELECT 1", "afterMigrate.sql", "SELECT 1; COMMIT; SELECT 2");
    PlanInput input = TestScripts.input("latest", set);
    assertThat(Callbacks.refusal(input, new RiskAssessment(input)).orElseThrow().message())
        .startsWith("afterMigrate.sql line 1: COMMIT; SELECT 2 stands behind a ;");
  }

  /** Of a statement on line 7. */
  private static Optional<Failure> refusal(String sql) {
    return Refusals.of(
        SCRIPT, List.of(new Statement(7, 1, sql, null, StatementKinds.effectOf(sql))));
  }
}
