CREATE TABLE t (n int);
SELECT pg_advisory_xact_lock(42);
SELECT pg_advisory_lock(43);
INSERT INTO t VALUES (1);
SELECT pg_advisory_unlock(43);
