package dev.sluice.core.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only a commit cuts. */
class SegmenterTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          one block around all            | BEGIN; SELECT 1; SELECT 2; COMMIT;                  | T2
          no words at all                 | SELECT 1; SELECT 2                                  | T2
          a commit at the end             | SELECT 1; COMMIT;                                   | T1
          a commit in the middle          | SELECT 1; COMMIT; SELECT 2                          | T1 T1
          END is one too                  | START TRANSACTION; SELECT 1; END; SELECT 2          | T1 T1
          chained without a begin         | SELECT 1; COMMIT AND CHAIN; SELECT 2; COMMIT AND CHAIN; SELECT 3; SELECT 4 | T1 T1 T2
          blocks behind each other        | BEGIN; SELECT 1; COMMIT; BEGIN; SELECT 2; COMMIT    | T1 T1
          a begin that joins              | SELECT 1; BEGIN; SELECT 2; COMMIT                   | T2
          commits with nothing between    | SELECT 1; COMMIT; COMMIT; SELECT 2                  | T1 T1
          a block, then a build           | BEGIN; SELECT 1; COMMIT; CREATE INDEX CONCURRENTLY i ON t (a); | T1 S
          a build between others          | SELECT 1; SELECT 2; CREATE INDEX CONCURRENTLY i ON t (a); SELECT 3 | T2 S T1
          a new value, then its use       | ALTER TYPE m ADD VALUE 'a'; ALTER TYPE m ADD VALUE 'b'; SELECT 1 | T2 T1
          a new value at the end          | SELECT 1; ALTER TYPE m ADD VALUE 'a'                | T2
          a value of a new type           | CREATE TYPE m AS ENUM (); ALTER TYPE m ADD VALUE 'a'; SELECT 1 | T3
          a value renamed                 | ALTER TYPE m RENAME VALUE 'a' TO 'b'; SELECT 1      | T2
          savepoints of one segment       | SAVEPOINT s; SELECT 1; ROLLBACK TO s; RELEASE s     | T4
          nothing                         | -- only words                                       |
          """)
  void aScriptIsCutWhereItCommits(String shown, String sql, String segments) {
    ParsedScript script = ReadScripts.read(sql);
    assertThat(ReadScripts.errors(script)).isEmpty();
    assertThat(ReadScripts.segments(script)).isEqualTo(segments == null ? "" : segments);
  }

  @Test
  void whereTheAuthorAsksForItEachStatementIsASegmentAndWhatCommitsInsideIsNotVerifiable() {
    CommentReader single = comments -> new CommentReader.Reading(false, List.of());
    ParsedScript script =
        ReadScripts.read(
            "SELECT 1; CALL p(); BEGIN; SELECT 2; SELECT 3; COMMIT; VACUUM t", single, true);
    assertThat(ReadScripts.segments(script)).isEqualTo("T1 S T2 S");
    assertThat(script.statements().get(1).execution())
        .isInstanceOf(ExecutionClass.Unverifiable.class);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a rollback                   | SELECT 1;~ROLLBACK                                | 2: ROLLBACK is not allowed
          an abort                     | ABORT                                             | 1: ABORT is not allowed
          two phases                   | SELECT 1;~PREPARE TRANSACTION 'x'                 | 2: PREPARE TRANSACTION '...' is not allowed
          the second phase             | COMMIT PREPARED 'x'                               | 1: COMMIT PREPARED '...' is not allowed
          a begin in a block           | BEGIN;~SELECT 1;~BEGIN                            | 3: BEGIN begins a transaction within the one of line 1
          another isolation            | BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT 1      | 1: BEGIN ISOLATION LEVEL SERIALIZABLE cannot be kept
          read only                    | START TRANSACTION READ ONLY; SELECT 1             | 1: START TRANSACTION READ ONLY cannot be kept
          a build in a block           | BEGIN;~SELECT 1;~VACUUM t;~COMMIT                 | 3: VACUUM t cannot run inside a transaction block, and line 1
          a build in a chained block   | SELECT 1;~COMMIT AND CHAIN;~VACUUM t              | 3: VACUUM t cannot run inside a transaction block, and line 2
          a temporary table            | CREATE TEMP TABLE t (n int);~COMMIT;~SELECT * FROM t | 3: SELECT * FROM t is in another segment than line 1
          the target of INSERT         | CREATE TEMP TABLE t (n int);~COMMIT;~INSERT INTO t VALUES (1) | 3: INSERT INTO t VALUES (1) is in another segment than line 1
          the target of CREATE INDEX   | CREATE TEMP TABLE t (n int);~COMMIT;~CREATE INDEX ON t (n) | 3: CREATE INDEX ON t (n) is in another segment than line 1
          beyond a new enum value      | CREATE TEMP TABLE t (n int);~ALTER TYPE e ADD VALUE 'x';~TABLE t | 3: TABLE t is in another segment than line 1
          a prepared statement         | PREPARE p AS SELECT 1;~COMMIT;~EXECUTE p          | 3: EXECUTE p is in another segment than line 1
          a cursor                     | DECLARE c CURSOR WITH HOLD FOR SELECT 1;~COMMIT;~FETCH c | 3: FETCH c is in another segment than line 1
          a savepoint                  | SAVEPOINT s;~COMMIT;~ROLLBACK TO s                | 3: ROLLBACK TO s is in another segment than line 1
          a lock of the session        | SELECT pg_advisory_lock(1);~COMMIT;~SELECT 2      | 3: SELECT 2 is in another segment than line 1
          a channel                    | LISTEN x;~COMMIT;~SELECT 2                        | 3: SELECT 2 is in another segment than line 1
          a lock that is cut           | LOCK TABLE t;~VACUUM t                            | 1: LOCK TABLE t would not last: line 2
          a setting of a query         | SELECT set_config('a.b', n, false) FROM t;~COMMIT;~SELECT 2 | 3: SELECT 2 is in another segment than line 1
          """)
  void whatASegmentCannotKeepIsRefusedWithBothLines(String shown, String sql, String error) {
    assertThat(ReadScripts.errors(ReadScripts.read(sql.replace('~', '\n'))))
        .anySatisfy(found -> assertThat(found).startsWith(error));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          CREATE TEMP TABLE t (n int); INSERT INTO t VALUES (1); COMMIT; SELECT 1
          SELECT 1; COMMIT; CREATE TEMP TABLE t (n int); SELECT * FROM t
          CREATE TEMP TABLE t (n int); COMMIT; CREATE TEMP TABLE t (n int); SELECT * FROM t
          CREATE TEMP TABLE t (n int); COMMIT; DROP TABLE IF EXISTS t
          CREATE TEMP TABLE t (n int); COMMIT; CREATE TABLE t (n int); INSERT INTO t VALUES (1)
          CREATE TEMP TABLE t (n int); COMMIT; CREATE TABLE t AS SELECT 1
          CREATE TEMP TABLE t (n int); DROP TABLE t; COMMIT; INSERT INTO t VALUES (1)
          SELECT pg_advisory_lock(1); SELECT pg_advisory_unlock(1); COMMIT; SELECT 2
          SELECT pg_catalog.set_config('search_path', '', false); COMMIT; SELECT 2
          """)
  void whatOneSegmentKeepsIsAllowed(String sql) {
    assertThat(ReadScripts.errors(ReadScripts.read(sql))).isEmpty();
  }
}
