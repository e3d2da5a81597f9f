CREATE TABLE t (n int); SELECT generate_series(1, 5000); SELECT n, repeat(';', 100) FROM generate_series(1, 1000) AS n; INSERT INTO t VALUES (1); TABLE t; SELECT pg_sleep(0);
