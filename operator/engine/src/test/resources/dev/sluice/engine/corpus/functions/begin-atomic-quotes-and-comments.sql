CREATE TABLE t (n int, v text);
CREATE OR REPLACE FUNCTION f(a int) RETURNS text LANGUAGE sql
BEGIN ATOMIC
  -- END; of nothing
  INSERT INTO t VALUES (a, 'END;');
  /* END; BEGIN */
  INSERT INTO t ("n", v) VALUES (a, $$END;$$);
  SELECT string_agg(v, E'\';' ORDER BY v) FROM t;
END;
CREATE TABLE u AS SELECT f(1) AS v;
