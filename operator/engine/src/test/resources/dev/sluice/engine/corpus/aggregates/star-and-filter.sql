CREATE FUNCTION inc(bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
CREATE AGGREGATE howmany(*) (SFUNC = inc, STYPE = bigint, INITCOND = '0');
CREATE TABLE t AS SELECT howmany(*), howmany(*) FILTER (WHERE n > 2) AS some, array_agg(DISTINCT n % 2 ORDER BY n % 2) FROM generate_series(1, 5) AS n;
