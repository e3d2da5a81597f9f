CREATE AGGREGATE oldsum (BASETYPE = int, SFUNC = int4pl, STYPE = int, INITCOND = '0');
CREATE AGGREGATE my_percentile(float8 ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA = true, FINALFUNC_MODIFY = read_write);
CREATE TABLE t AS SELECT oldsum(n), my_percentile(0.5) WITHIN GROUP (ORDER BY n) FROM generate_series(1, 5) AS n;
DROP AGGREGATE oldsum(int);
