CREATE TABLE t (n int, v text); CREATE TABLE u (n int);
COPY t FROM stdin; COPY u FROM stdin; INSERT INTO u VALUES (9);
1	a
2	b
\.
10
20
\.
INSERT INTO t VALUES (3, 'c');
