CREATE TABLE t (n int, v text);
COPY t FROM stdin; INSERT INTO t VALUES (2, 'b'); INSERT INTO t VALUES (3, 'c;');
1	a
\.
INSERT INTO t VALUES (4, 'd');
