-- refused: 12
CREATE TABLE t (n int, v text);
COPY
  t
  (n, -- the number;
   v)
FROM /* ; */
  stdin
WITH (FORMAT text)
;
1	a
\.
INSERT INTO t VALUES (2, 'b');
