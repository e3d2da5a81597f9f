-- fails: 3
CREATE TABLE t (n int);
INSERT INTO missing VALUES (1);
INSERT INTO t VALUES (2);
