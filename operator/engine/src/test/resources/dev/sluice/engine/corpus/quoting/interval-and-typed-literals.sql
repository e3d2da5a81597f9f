CREATE TABLE t (n int, a interval, b date, c numeric, d point, e interval);
INSERT INTO t VALUES (1, INTERVAL '1 day', DATE '2024-01-02', NUMERIC '1.5', POINT '(1,2)', INTERVAL(3) '1.23456 s');
INSERT INTO t (n, a, b) VALUES (2, INTERVAL '3' HOUR TO SECOND, date'2024-01-03'); INSERT INTO t (n) VALUES (3);
