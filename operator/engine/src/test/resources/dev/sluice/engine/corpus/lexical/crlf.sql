-- lines end with CR LF
CREATE TABLE t (n int, v text); -- comment
INSERT INTO t VALUES (1, 'a'); -- don't
/* block
   comment; */
INSERT INTO t
  VALUES (2, 'b');
