CREATE TABLE t (n int, v text);
INSERT INTO t VALUES (1, 'a'); -- x;INSERT INTO t VALUES (2, 'bc');
INSERT INTO t VALUES (3, 'd
e');
