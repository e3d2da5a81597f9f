CREATE TABLE t AS SELECT 2+--comment;
3 AS a, int4range(1,9)@>/*x;*/4 AS b FROM (SELECT 1) s WHERE 1=1 OR int4range(1,2)@>1;
CREATE TABLE u AS SELECT 1 AS n;
