CREATE TABLE t (n int, v text);
INSERT INTO t VALUES (1, N'a;b'), (2, n'it''s'), (3, N'one'
  ';two');
