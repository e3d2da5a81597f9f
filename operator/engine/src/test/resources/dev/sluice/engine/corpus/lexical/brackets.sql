CREATE TABLE t (n int, a int[]);
INSERT INTO t VALUES (1, ARRAY[1, 2, (SELECT 3)]), (2, ARRAY[]::int[]);
UPDATE t SET a[5] = 9, n = (ARRAY[7, 8])[1] WHERE n = 1;
