-- fails: 3
CREATE TABLE t (n int);
INSERT INTO t SELECT 1 / (n - 2) FROM generate_series(1, 3) AS n;
