CREATE TABLE t$1 (a$ int, b$c$d text, e$$ int);
INSERT INTO t$1 VALUES (1, '$c$', 2); CREATE VIEW v$q$ AS SELECT b$c$d, a$, e$$ FROM t$1; INSERT INTO t$1 VALUES (3, ';', 4);
