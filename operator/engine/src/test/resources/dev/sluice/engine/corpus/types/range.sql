CREATE TYPE floatrange AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi);
CREATE TABLE t (r floatrange, d daterange, m int4multirange);
INSERT INTO t VALUES ('[1.5,2)', daterange('2024-01-01', '2024-02-01', '[]'), '{[1,3),[5,7)}'), (floatrange(1, 2, '()'), 'empty', int4multirange(int4range(1, 2)));
