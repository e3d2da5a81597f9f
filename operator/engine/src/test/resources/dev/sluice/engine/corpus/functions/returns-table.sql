CREATE FUNCTION f(n int) RETURNS TABLE (a int, b text) LANGUAGE plpgsql ROWS 10 AS $$
BEGIN
  RETURN QUERY SELECT i, repeat(';', i) FROM generate_series(1, n) AS i;
  RETURN QUERY EXECUTE 'SELECT $1, $q$;$q$::text' USING n;
END $$;
CREATE TABLE t AS SELECT * FROM f(3);
