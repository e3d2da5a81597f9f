package dev.sluice.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.sql.Grammar;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The history is in schema shop; the plan owns schema public too. */
class ProtectedTest {
  private static final List<String> SCHEMAS = List.of("shop", "public");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE flyway_schema_history",
        "DROP TABLE a, shop.flyway_schema_history CASCADE",
        "DROP TABLE IF EXISTS SHOP.Flyway_Schema_History",
        "DROP TABLE \"shop\".\"flyway_schema_history\"",
        "DROP TABLE U&\"flyway\\005fschema_history\"",
        "DROP INDEX flyway_schema_history_s_idx",
        "DROP SCHEMA shop CASCADE",
        "DROP SCHEMA IF EXISTS a, sluice",
        "DROP OWNED BY app",
        "DROP TRIGGER t ON flyway_schema_history",
        "ALTER TABLE public.flyway_schema_history ADD COLUMN a int",
        "ALTER TABLE flyway_schema_history DROP CONSTRAINT flyway_schema_history_pk",
        "ALTER TABLE flyway_schema_history OWNER TO app",
        "ALTER TABLE flyway_schema_history RENAME TO h",
        "ALTER TABLE flyway_schema_history RENAME COLUMN success TO ok",
        "ALTER TABLE h RENAME TO flyway_schema_history",
        "ALTER TABLE flyway_schema_history SET SCHEMA archive",
        "ALTER TABLE flyway_schema_history ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE a ADD FOREIGN KEY (i) REFERENCES flyway_schema_history",
        "ALTER TABLE flyway_schema_history INHERIT a",
        "ALTER TABLE a INHERIT flyway_schema_history",
        "ALTER TABLE a ATTACH PARTITION flyway_schema_history DEFAULT",
        "CREATE TABLE a () INHERITS (flyway_schema_history)",
        "CREATE TABLE a (i int REFERENCES flyway_schema_history)",
        "CREATE TABLE IF NOT EXISTS flyway_schema_history (i int)",
        "CREATE VIEW shop.flyway_schema_history AS SELECT 1",
        "CREATE VIEW h AS SELECT * FROM flyway_schema_history",
        "SELECT 1 AS i INTO flyway_schema_history",
        "CREATE TABLE flyway_schema_history AS SELECT 1",
        "TRUNCATE a, flyway_schema_history",
        "LOCK TABLE flyway_schema_history",
        "CLUSTER flyway_schema_history",
        "INSERT INTO flyway_schema_history SELECT * FROM a",
        "UPDATE flyway_schema_history SET success = true",
        "DELETE FROM ONLY shop.flyway_schema_history WHERE version = '1'",
        "MERGE INTO flyway_schema_history USING a ON true WHEN MATCHED THEN DELETE",
        "COPY flyway_schema_history FROM STDIN",
        "WITH d AS (DELETE FROM flyway_schema_history RETURNING *) SELECT * FROM d",
        "INSERT INTO a WITH d AS (DELETE FROM flyway_schema_history RETURNING *) SELECT * FROM d",
        "COPY (DELETE FROM flyway_schema_history RETURNING *) TO STDOUT",
        "PREPARE p AS DELETE FROM flyway_schema_history",
        "EXPLAIN ANALYZE DELETE FROM flyway_schema_history",
        "CREATE INDEX ON flyway_schema_history (version)",
        "CREATE TRIGGER t BEFORE INSERT ON flyway_schema_history EXECUTE FUNCTION f()",
        "CREATE RULE r AS ON INSERT TO flyway_schema_history DO INSTEAD NOTHING",
        "CREATE RULE r AS ON INSERT TO a DO ALSO DELETE FROM flyway_schema_history",
        "CREATE POLICY p ON flyway_schema_history",
        "GRANT ALL ON flyway_schema_history TO app",
        "GRANT DELETE ON shop.flyway_schema_history TO app",
        "REVOKE SELECT ON flyway_schema_history FROM app",
        "CREATE SCHEMA sluice",
        "CREATE SCHEMA IF NOT EXISTS sluice AUTHORIZATION app",
        "CREATE SCHEMA a CREATE INDEX i ON flyway_schema_history (version)",
        "ALTER SCHEMA shop RENAME TO store",
        "ALTER SCHEMA store RENAME TO sluice",
        "ALTER SCHEMA sluice OWNER TO app",
        "GRANT CREATE ON SCHEMA sluice TO app",
        "ALTER TABLE a SET SCHEMA sluice",
        "CREATE TABLE sluice.a ()",
        "CREATE FUNCTION sluice.f() RETURNS int RETURN 1",
        "CREATE TYPE sluice.mood AS ENUM ()",
        "DROP FUNCTION sluice.f(int)",
        "DELETE FROM sluice.step",
        "UPDATE sluice.attempt SET outcome = 'DONE'",
        "SET search_path TO sluice, public",
        "SET LOCAL search_path = 'sluice'",
        "SELECT set_config('search_path', 'public, \"sluice\"', false)",
        "CREATE FUNCTION f() BEGIN ATOMIC DELETE FROM flyway_schema_history; END",
        "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'delete from only shop.flyway_schema_history'",
        "DO $$BEGIN EXECUTE 'DROP TABLE IF EXISTS flyway_schema_history'; END$$",
        "DO $$BEGIN UPDATE sluice.step SET state = 'DONE'; END$$",
        "DO $$BEGIN DROP SCHEMA sluice CASCADE; END$$",
      })
  void whatSluiceRecordsIsNotChanged(String sql) {
    assertThat(objection(sql)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT max(version) FROM flyway_schema_history WHERE success",
        "INSERT INTO a SELECT version FROM flyway_schema_history",
        "CREATE TABLE a AS SELECT * FROM flyway_schema_history",
        "COPY flyway_schema_history TO STDOUT",
        "COPY (SELECT * FROM sluice.step) TO STDOUT",
        "GRANT SELECT ON flyway_schema_history TO app",
        "GRANT ALL ON ALL TABLES IN SCHEMA shop TO app",
        "GRANT USAGE ON SCHEMA sluice TO app",
        "GRANT ALL ON SCHEMA shop TO app",
        "DROP TABLE other.flyway_schema_history",
        "DROP TABLE \"FLYWAY_SCHEMA_HISTORY\"",
        "DROP SCHEMA public",
        "DROP TABLE step",
        "CREATE TABLE sluice (i int)",
        "INSERT INTO sluice VALUES (1)",
        "CREATE SCHEMA IF NOT EXISTS shop",
        "ALTER SCHEMA shop OWNER TO app",
        "VACUUM ANALYZE flyway_schema_history",
        "COMMENT ON TABLE flyway_schema_history IS 'what ran'",
        "SET search_path TO shop",
        "DO $$BEGIN PERFORM 1 FROM flyway_schema_history; END$$",
        "DO $$BEGIN UPDATE sluice_gates SET open = true; END$$",
        "CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS 'select count(*) from flyway_schema_history'",
      })
  void readingAndWhatIsElsewhereIsFine(String sql) {
    assertThat(objection(sql)).isEmpty();
  }

  private static Optional<String> objection(String sql) {
    Grammar.Answer answer = new RealGrammar().parse(sql);
    return Protected.objection(((Grammar.Parsed) answer).statements().getFirst().tree(), SCHEMAS);
  }
}
