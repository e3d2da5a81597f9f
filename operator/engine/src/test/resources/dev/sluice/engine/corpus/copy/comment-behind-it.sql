CREATE TABLE t (n int);
COPY t FROM stdin; -- the rows follow; really
1
2
\.
COPY t FROM stdin /* ; */ ; /* again */
3
\.
INSERT INTO t VALUES (4);
