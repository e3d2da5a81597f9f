CREATE TABLE t (n int, v text);
INSERT INTO t VALUES (1, 'a;b'), (2, ';'), (3, 'x''; DROP TABLE t; --');
INSERT INTO t VALUES (4, ';;'';');
