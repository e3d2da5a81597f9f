-- minimum: 17
CREATE TABLE t (n int);
COPY t FROM stdin WITH (ON_ERROR ignore);
1
x
3
\.
INSERT INTO t VALUES (4);
