-- one-transaction
CREATE TABLE t (n int);
SAVEPOINT "odd;name";
INSERT INTO t VALUES (1);
ROLLBACK TO "odd;name";
INSERT INTO t VALUES (2);
