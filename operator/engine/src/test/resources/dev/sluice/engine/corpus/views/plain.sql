CREATE TABLE t (n int, v text); INSERT INTO t VALUES (1, ';'), (2, 'b');
CREATE VIEW a AS SELECT n, v || ';' AS w FROM t WHERE v <> '--'; CREATE OR REPLACE VIEW a AS SELECT n, v || '/*' AS w, 1 AS more FROM t; CREATE VIEW b (x, "y;") AS VALUES (1, ';'); CREATE TABLE u AS SELECT * FROM a, b;
