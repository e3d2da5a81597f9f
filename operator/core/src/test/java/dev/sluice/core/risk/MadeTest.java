package dev.sluice.core.risk;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the same set made before is nobody's yet. Scripts are divided by {@code //}. */
class MadeTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a new table is dropped                | CREATE TABLE a (i int); DROP TABLE a                      |
          and what was there under its name     | CREATE TABLE a (i int); DROP TABLE a; DROP TABLE a        | drop-table
          a new table of an earlier script      | CREATE TABLE a (i int) // CREATE INDEX ON a (i)           |
          by its whole name                     | CREATE TABLE a (i int); TRUNCATE public.a                 |
          of another schema                     | CREATE TABLE a (i int); TRUNCATE shop.a                   | truncate
          one that may have been there          | CREATE TABLE IF NOT EXISTS a (i int); TRUNCATE a          | truncate
          all in a new schema                   | CREATE SCHEMA s; CREATE TABLE IF NOT EXISTS s.a (); TRUNCATE s.a |
          a schema that may have been there     | CREATE SCHEMA IF NOT EXISTS s; TRUNCATE s.a               | truncate
          a schema that was dropped             | CREATE SCHEMA s; DROP SCHEMA s; TRUNCATE s.a              | truncate
          a new table under a new name          | CREATE TABLE a (); ALTER TABLE a RENAME TO b; TRUNCATE b  |
          its old name is another table's       | CREATE TABLE a (); ALTER TABLE a RENAME TO b; TRUNCATE a  | truncate
          a new table in another schema         | CREATE TABLE a (); ALTER TABLE a SET SCHEMA s; TRUNCATE s.a |
          a new column of an old table          | ALTER TABLE a ADD b int; UPDATE a SET b = 1               | update-without-where
          two tables of which one is new        | CREATE TABLE a (); TRUNCATE a, b                          | truncate
          a reference to a new table            | CREATE TABLE a (i int PRIMARY KEY); CREATE TABLE b (i int REFERENCES a) |
          a new partition of an old table       | CREATE TABLE a (i int); ALTER TABLE o ATTACH PARTITION a DEFAULT |
          a program reads into a new table      | CREATE TABLE a (); COPY a FROM PROGRAM 'x'                | server-file
          a temporary table                     | CREATE TEMP TABLE a (i int); DELETE FROM a                |
          goes with its script                  | CREATE TEMP TABLE a (i int) // DELETE FROM a              | delete-without-where
          hides one only until it is dropped    | CREATE TEMP TABLE a (); DROP TABLE a; DROP TABLE a        | drop-table
          a path that is known                  | SET search_path TO s; CREATE TABLE a (); TRUNCATE s.a     |
          ends with its script                  | SET search_path TO s; CREATE TABLE a () // TRUNCATE a     | truncate
          a path of the user's                  | SET search_path TO "$user"; CREATE TABLE a (); TRUNCATE a | truncate
          a path that a function sets           | SELECT set_config('search_path', 's', false); CREATE TABLE a (); TRUNCATE a | truncate
          pg_dump's empty path                  | SELECT set_config('search_path', '', false); CREATE TABLE s.a (); TRUNCATE s.a |
          what a savepoint took back            | SAVEPOINT s; CREATE TABLE a (); ROLLBACK TO s; TRUNCATE a | truncate
          a new view is replaced                | CREATE VIEW v AS SELECT 1; CREATE OR REPLACE VIEW v AS SELECT 2 |
          an old view stays old                 | CREATE OR REPLACE VIEW v AS SELECT 1; DROP VIEW v         | replace-view drop-view
          a new function is dropped             | CREATE FUNCTION f(a int) RETURNS int RETURN 1; DROP FUNCTION f(int) |
          another one of its name is not        | CREATE FUNCTION f(a int) RETURNS int RETURN 1; DROP FUNCTION f(text) | drop-routine
          without arguments it may be either    | CREATE FUNCTION f(a int) RETURNS int RETURN 1; DROP FUNCTION f | drop-routine
          a new enum grows                      | CREATE TYPE m AS ENUM (); ALTER TYPE m ADD VALUE 'x'      |
          a new sequence is set                 | CREATE SEQUENCE s; SELECT pg_catalog.setval('public.s', 3, true) |
          and with it something else            | CREATE SEQUENCE s; SELECT setval('s', f())                | function-call
          a new index of an old table goes      | CREATE INDEX CONCURRENTLY i ON a (b); DROP INDEX i        |
          a new type of an old table           | CREATE DOMAIN d AS text; ALTER TABLE users ADD q d; DROP DOMAIN d CASCADE | drop-cascade drop-type
          a trigger on a new table              | CREATE TABLE a (); CREATE TRIGGER t AFTER INSERT ON a EXECUTE FUNCTION f() |
          a path with another schema behind     | CREATE SCHEMA s; SET search_path TO s, public; DROP TABLE a | drop-table
          a path that is all new                | CREATE SCHEMA s; SET search_path TO s; DROP TABLE IF EXISTS a |
          what is in no schema is never new     | CREATE SCHEMA s; SET search_path TO s; DROP EXTENSION postgis | drop-extension
          a schema without a name               | CREATE SCHEMA AUTHORIZATION app; RESET search_path; DROP TABLE a | drop-table
          a path set while something else runs  | CREATE SCHEMA s; SET search_path TO s; CREATE TABLE b AS SELECT set_config('search_path', 'public', false); DROP TABLE a | drop-table
          the path of the role                  | CREATE TABLE a (); RESET ALL; DROP TABLE a                | drop-table
          a path that ends with a transaction   | CREATE SCHEMA s; SET LOCAL search_path TO s; DROP TABLE a | drop-table
          a new view shows what is old          | CREATE VIEW v AS SELECT * FROM a; DELETE FROM v           | delete-without-where
          in a new schema too                   | CREATE SCHEMA s; CREATE OR REPLACE VIEW s.v AS SELECT * FROM a; DELETE FROM s.v | delete-without-where
          under another name too                | CREATE VIEW v AS SELECT * FROM a; ALTER VIEW v RENAME TO w; DELETE FROM w | delete-without-where
          and a foreign table                   | CREATE FOREIGN TABLE f (i int) SERVER s; DELETE FROM f    | foreign-server delete-without-where
          foreign tables of whatever names      | CREATE SCHEMA s; IMPORT FOREIGN SCHEMA public FROM SERVER o INTO s; DELETE FROM s.a | foreign-server delete-without-where
          a rule on a new table does more       | CREATE TABLE n (i int); CREATE RULE r AS ON INSERT TO n DO ALSO DELETE FROM a | delete-without-where
          a temporary table under a new name    | CREATE TEMP TABLE t (); ALTER TABLE t RENAME TO a; DROP TABLE public.a | drop-table
          an index of a temporary table         | CREATE TEMP TABLE t (i int); CREATE INDEX a ON t (i); DROP TABLE public.a | drop-table
          a view of a temporary table           | CREATE TEMP TABLE t (i int); CREATE VIEW a AS SELECT * FROM t; DROP TABLE public.a | drop-table
          temporary tables that are discarded   | CREATE TEMP TABLE a (); DISCARD TEMP; DROP TABLE a        | drop-table
          temporary tables that are found last  | SET search_path TO public, pg_temp; CREATE TEMP TABLE a (); DROP TABLE a | drop-table
          a temporary function hides none       | CREATE FUNCTION pg_temp.f(a int) RETURNS int RETURN 1; DROP FUNCTION f(int) | drop-routine
          an old partition goes with a new table | CREATE TABLE n (i int) PARTITION BY LIST (i); ALTER TABLE n ATTACH PARTITION a DEFAULT; DROP TABLE n | attach-partition drop-table
          an old table inherits from a new one  | CREATE TABLE n (); ALTER TABLE a INHERIT n; TRUNCATE n | alter-structure truncate
          old rows hang on new ones             | CREATE TABLE n (i int PRIMARY KEY); ALTER TABLE a ADD FOREIGN KEY (i) REFERENCES n ON DELETE CASCADE NOT VALID; DELETE FROM n | delete-without-where
          a new table owns an old sequence      | CREATE TABLE n (i int); ALTER SEQUENCE a OWNED BY n.i; DROP TABLE n | drop-table
          rights in a schema, not on a table    | CREATE TABLE public (); REVOKE ALL ON ALL TABLES IN SCHEMA public FROM app | revoke
          a new table from what a function says | CREATE TABLE a (i int); INSERT INTO a VALUES (f())        | function-call
          validated by the script that adds it  | ALTER TABLE a ADD CONSTRAINT c CHECK (i > 0) NOT VALID; ALTER TABLE a VALIDATE CONSTRAINT c | validate-at-once
          validated by a later script           | ALTER TABLE a ADD CONSTRAINT c CHECK (i > 0) NOT VALID // ALTER TABLE a VALIDATE CONSTRAINT c |
          """)
  void whatIsNewCarriesNoRisk(String shown, String scripts, String rules) {
    Assessor assessor = new Assessor(List.of("public"));
    String[] texts = scripts.split(" // ", -1);
    String found = "";
    for (int i = 0; i < texts.length; i++) {
      String script = "V" + i + "__a.sql";
      found =
          (found
                  + " "
                  + Arrays.stream(texts[i].split("; ", -1))
                      .map(sql ->
                          rules(
                              assessor.assess(
                                  script, RulesTest.statement(sql), RulesTest.tree(sql))))
                      .collect(joining(" ")))
              .strip();
    }
    assertThat(found.replaceAll(" +", " ")).isEqualTo(rules == null ? "" : rules);
  }

  private static String rules(Assessment assessment) {
    return assessment.findings().stream()
        .filter(finding -> finding.risk().compareTo(Risk.Low) > 0)
        .map(Finding::rule)
        .collect(joining(" "));
  }
}
