CREATE TABLE t (n int, v text);
INSERT INTO t VALUES (1, 'one;'
  'two;'
  'three'), (2, 'a'

'b');
INSERT INTO t VALUES (3, E'x\''
  'y;z');
INSERT INTO t VALUES (4, U&'\0061'
  '\0062;');
