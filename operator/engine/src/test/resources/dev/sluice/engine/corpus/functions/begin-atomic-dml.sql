CREATE TABLE t (n int PRIMARY KEY, v text);
CREATE FUNCTION put(k int, w text) RETURNS SETOF t LANGUAGE sql
BEGIN ATOMIC
  WITH d AS (DELETE FROM t WHERE n = -k RETURNING n)
  INSERT INTO t VALUES (k, w) ON CONFLICT (n) DO UPDATE SET v = EXCLUDED.v || ';';
  UPDATE t SET v = v || CASE WHEN n % 2 = 0 THEN 'even' ELSE '' END;
  SELECT n, v FROM t;
END;
SELECT put(1, 'a'); SELECT put(2, 'b'); SELECT put(1, 'c');
