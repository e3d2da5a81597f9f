package dev.sluice.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Varied statements as migrations have them, the same for the same seed. */
final class SampleStatements {
  private static final List<String> TYPES =
      List.of("int", "text", "varchar(40)", "timestamptz", "numeric(12,2)", "text[]", "jsonb");

  /** At @ comes a table, at # a name, at % a type, at ? a number. */
  private static final List<String> FORMS =
      List.of(
          "CREATE TABLE @ (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, # % NOT NULL DEFAULT"
              + " NULL, # % CHECK (# > ?), # % REFERENCES @ (id) ON DELETE CASCADE)",
          "CREATE TABLE @ PARTITION OF @ FOR VALUES FROM ('2026-01-0?') TO ('2026-02-0?')",
          "ALTER TABLE @ ADD COLUMN # % NOT NULL DEFAULT ?",
          "ALTER TABLE ONLY @ ALTER COLUMN # TYPE % USING #::%, ALTER # SET NOT NULL, DROP #",
          "ALTER TABLE @ ADD CONSTRAINT # FOREIGN KEY (#) REFERENCES @ (#) NOT VALID",
          "/* move ? */ ALTER TABLE @ RENAME COLUMN # TO #",
          "-- next: #\nALTER TYPE # ADD VALUE IF NOT EXISTS '#' AFTER 'b'",
          "CREATE INDEX CONCURRENTLY # ON @ (#, lower(#) DESC NULLS LAST) WHERE # IS NOT NULL",
          "CREATE OR REPLACE FUNCTION @(p_# % DEFAULT NULL) RETURNS trigger LANGUAGE plpgsql AS"
              + " $f$\nBEGIN\n  -- keeps #\n  IF NEW.# IS NULL THEN\n    RAISE EXCEPTION 'no #';\n"
              + "  END IF;\n  RETURN NEW;\nEND\n$f$",
          "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = '#') THEN CREATE TYPE #"
              + " AS ENUM ('a', 'b'); END IF; END $$",
          "CREATE TRIGGER # BEFORE INSERT OR UPDATE OF #, # ON @ FOR EACH ROW WHEN (NEW.# > ?)"
              + " EXECUTE FUNCTION @()",
          "CREATE VIEW @ AS SELECT a.#, count(*) FILTER (WHERE a.# > ?) AS n FROM @ a JOIN @ b ON"
              + " a.id = b.id GROUP BY 1",
          "CREATE POLICY # ON @ FOR SELECT TO app USING (# = current_setting('app.#')::int)",
          "INSERT INTO @ (#, #) VALUES (?, 'a''b #'), (?, E'c\\n \u00e9') ON CONFLICT (#) DO UPDATE"
              + " SET # = EXCLUDED.# RETURNING id",
          "UPDATE @ SET # = (SELECT max(#) FROM @ WHERE # < ?) WHERE # IN (?, ?) AND # BETWEEN ? AND"
              + " ?",
          "WITH RECURSIVE t AS (SELECT #, 1 AS d FROM @ UNION ALL SELECT x.#, t.d + 1 FROM @ x JOIN"
              + " t ON x.# = t.#) SELECT *, row_number() OVER (PARTITION BY # ORDER BY #) FROM t",
          "SELECT CASE WHEN # > ? THEN 'x' ELSE # || '-' END, #->>'#' FROM @ LEFT JOIN LATERAL"
              + " (SELECT * FROM @ LIMIT ?) z ON true",
          "COMMENT ON COLUMN @.# IS 'the # of ?'",
          "SET LOCAL lock_timeout = '?s'",
          "DROP TABLE IF EXISTS @, @ CASCADE",
          "COPY @ (#, #) FROM STDIN WITH (FORMAT csv, HEADER true)");

  private final Random random;

  private SampleStatements(long seed) {
    this.random = new Random(seed);
  }

  /** As many of each form, in the order of the forms. */
  static List<String> ofEachForm(int count, long seed) {
    SampleStatements samples = new SampleStatements(seed);
    List<String> statements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      FORMS.forEach(form -> statements.add(samples.filled(form)));
    }
    return statements;
  }

  private String filled(String form) {
    StringBuilder statement = new StringBuilder();
    form.chars().forEach(c -> statement.append(filled((char) c)));
    return statement.toString();
  }

  private String filled(char c) {
    return switch (c) {
      case '@' -> (random.nextBoolean() ? "public.t_" : "t_") + random.nextInt(1000);
      case '#' -> "c_" + Integer.toString(random.nextInt(100_000), 36);
      case '%' -> TYPES.get(random.nextInt(TYPES.size()));
      case '?' -> Integer.toString(random.nextInt(9));
      default -> Character.toString(c);
    };
  }
}
