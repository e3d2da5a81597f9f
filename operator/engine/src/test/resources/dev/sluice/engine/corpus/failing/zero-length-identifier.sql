-- fails: 3
CREATE TABLE t (n int);
CREATE TABLE "" (n int);
INSERT INTO t VALUES (2);
