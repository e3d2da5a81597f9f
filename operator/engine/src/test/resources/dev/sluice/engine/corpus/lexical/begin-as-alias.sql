CREATE TABLE t AS SELECT 1 AS begin, 2 AS atomic, 3 AS "end", 4 AS commit, 5 AS rollback;
INSERT INTO t VALUES (6, 7, 8, 9, 10); INSERT INTO t SELECT t.begin, t.atomic, "end", t.commit, rollback FROM t;
