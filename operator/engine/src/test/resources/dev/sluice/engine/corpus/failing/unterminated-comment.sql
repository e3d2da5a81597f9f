-- fails: 3 psql 4
CREATE TABLE t (n int);
INSERT INTO t VALUES (1) /* open /* nested */;
INSERT INTO t VALUES (2);
