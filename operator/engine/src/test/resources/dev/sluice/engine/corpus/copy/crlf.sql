-- client: 18
CREATE TABLE t (n int, v text);
COPY t FROM stdin;
1	one
2	two
\.
INSERT INTO t VALUES (3, 'three');
COPY t FROM stdin CSV;
4,"fo
ur"
\.
