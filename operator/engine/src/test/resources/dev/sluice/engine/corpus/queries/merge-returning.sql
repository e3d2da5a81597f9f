-- minimum: 17
CREATE TABLE t (n int PRIMARY KEY, v text); CREATE TABLE log (a text, n int); INSERT INTO t VALUES (1, 'a'), (2, 'b');
WITH m AS (MERGE INTO t USING (VALUES (2, ';'), (3, 'c')) AS s (n, v) ON t.n = s.n WHEN MATCHED THEN UPDATE SET v = s.v WHEN NOT MATCHED BY SOURCE THEN DELETE WHEN NOT MATCHED BY TARGET THEN INSERT VALUES (s.n, s.v) RETURNING merge_action(), t.n) INSERT INTO log SELECT * FROM m;
