CREATE TABLE t (n int, v text);
INSERT INTO t VALUES (1, '--'), (2, '/*'), (3, '*/'), (4, '-- '' /*'); INSERT INTO t VALUES (5, '/* ; */');
INSERT INTO t VALUES (6, E'--\'/*'); INSERT INTO t VALUES (7, '//');
