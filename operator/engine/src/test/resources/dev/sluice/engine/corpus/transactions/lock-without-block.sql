-- one-transaction
CREATE TABLE t (n int);
LOCK TABLE t;
INSERT INTO t VALUES (1);
