CREATE TABLE t (n int, v text);
INSERT INTO t VALUES (1, ';'), (2, 'b');
DELETE FROM t WHERE n = 1;
VACUUM t;
VACUUM (ANALYZE, VERBOSE false) t (n);
VACUUM FULL t;
INSERT INTO t VALUES (3, 'after');
