-- fails: 3 psql 5
CREATE TABLE t (n int, v text);
COPY t FROM stdin;
1	a	b
\.
