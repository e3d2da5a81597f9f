CREATE TABLE t (n int, v text);
CREATE TABLE u (n int);
COPY t FROM stdin;
1	one;
\.
COPY u FROM stdin;
10
20
\.


COPY t (v, n) FROM stdin;
two	2
\.
CREATE VIEW w AS SELECT t.n, u.n AS m FROM t, u;
COPY u FROM stdin;
30
\.
