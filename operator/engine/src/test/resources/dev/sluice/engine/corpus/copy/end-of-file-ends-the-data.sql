-- refused: 4
CREATE TABLE t (n int);
INSERT INTO t VALUES (0);
COPY t FROM stdin;
1
2
