-- fails: 3
CREATE TABLE t (n int);
INSERT INTO t VALUES (1);
