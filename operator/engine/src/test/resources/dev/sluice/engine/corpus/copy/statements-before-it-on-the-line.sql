CREATE TABLE t (n int, v text); INSERT INTO t VALUES (0, ';'); COPY t FROM stdin;
1	a
\.
INSERT INTO t VALUES (2, 'b');
