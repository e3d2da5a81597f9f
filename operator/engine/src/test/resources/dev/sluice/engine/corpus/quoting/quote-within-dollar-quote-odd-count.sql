CREATE TABLE t (n int, v text);
INSERT INTO t VALUES (1, $$one ' quote$$); INSERT INTO t VALUES (2, $$one " quote$$); INSERT INTO t VALUES (3, $$(($$);
INSERT INTO t VALUES (4, $$ /* open $$); INSERT INTO t VALUES (5, $$ -- open $$);
