-- fails: 4 psql 7
CREATE TABLE t (n int, v text);
INSERT INTO t VALUES (0, 'before');
COPY t FROM stdin;
1	a
x	b
\.
INSERT INTO t VALUES (2, 'after');
