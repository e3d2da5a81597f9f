CREATE TABLE s (a text, b text, n int); INSERT INTO s VALUES ('x', 'p;', 1), ('x', 'q', 2), ('y', 'p;', 3);
CREATE TABLE t AS SELECT a, b, sum(n), grouping(a, b) AS g FROM s GROUP BY GROUPING SETS ((a, b), (a), ()); CREATE TABLE u AS SELECT a, b, count(*) FROM s GROUP BY ROLLUP (a, b) HAVING count(*) > 0; CREATE TABLE v AS SELECT a, b, max(n) FROM s GROUP BY DISTINCT CUBE (a, b), ROLLUP (a);
