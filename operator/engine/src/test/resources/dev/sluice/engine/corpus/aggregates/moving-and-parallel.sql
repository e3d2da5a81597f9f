CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0', MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = int, MINITCOND = '0', COMBINEFUNC = int4pl, PARALLEL = safe);
CREATE TABLE t AS SELECT n, total(n) OVER (ORDER BY n ROWS 1 PRECEDING) FROM generate_series(1, 4) AS n;
COMMENT ON AGGREGATE total(int) IS 'a sum; of integers'; ALTER AGGREGATE total(int) RENAME TO total2;
