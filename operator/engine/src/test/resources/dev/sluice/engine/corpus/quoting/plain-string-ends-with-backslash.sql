CREATE TABLE t (n int, v text);
INSERT INTO t VALUES (1, 'c:\'); INSERT INTO t VALUES (2, '\\'); INSERT INTO t VALUES (3, '\''');
INSERT INTO t VALUES (4, 'last');
