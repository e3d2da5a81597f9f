-- minimum: 15
CREATE TABLE t (n int PRIMARY KEY, v text); CREATE TABLE s (n int, v text); INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, 'c'); INSERT INTO s VALUES (2, 'x;'), (3, NULL), (4, 'y');
MERGE INTO t USING (SELECT * FROM s) AS src ON t.n = src.n
WHEN MATCHED AND src.v IS NULL THEN DELETE
WHEN MATCHED THEN UPDATE SET v = src.v || CASE WHEN t.n = 2 THEN ';' END
WHEN NOT MATCHED AND src.n > 100 THEN DO NOTHING
WHEN NOT MATCHED THEN INSERT (n, v) VALUES (src.n, src.v);
INSERT INTO t VALUES (9, 'after');
