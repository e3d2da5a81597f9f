CREATE TABLE t (n int, v text);
INSERT INTO t SELECT n, CASE WHEN n > 1 THEN CASE n WHEN 2 THEN 'two' ELSE 'more' END ELSE 'one' END FROM generate_series(1, 3) AS n;
UPDATE t SET n = CASE WHEN v = 'one' THEN 10 ELSE n END; INSERT INTO t VALUES (99, 'last');
