CREATE TABLE t (n int, v bit varying, b bytea);
INSERT INTO t VALUES (1, B'1010', '\xdeadbeef'), (2, X'1fF', E'\\000;'), (3, b'', NULL), (4, x'0', '\x3b');
INSERT INTO t VALUES (5, B'10'
  '01', '\x');
