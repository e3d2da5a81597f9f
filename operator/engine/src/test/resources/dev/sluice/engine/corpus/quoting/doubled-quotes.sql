CREATE TABLE t (n int, v text);
INSERT INTO t VALUES (1, ''''), (2, ''''''), (3, 'it''s'), (4, ''';''');
INSERT INTO t SELECT 5, '' WHERE '' = '';
