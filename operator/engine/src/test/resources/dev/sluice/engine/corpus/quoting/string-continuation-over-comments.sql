-- refused: 4
CREATE TABLE t (n int, v text);
INSERT INTO t VALUES (1, 'one' -- a comment; with a semicolon and a quote '
  ';two' -- and another
  ';three');
INSERT INTO t VALUES (2, E'a\'' -- '
  'b\'c;');
