-- fails: 4
CREATE TABLE t (n int);
PREPARE p (int) AS INSERT INTO t VALUES ($1);
EXECUTE p ('x;');
