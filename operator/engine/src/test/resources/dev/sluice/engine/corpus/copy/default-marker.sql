-- minimum: 16
CREATE TABLE t (n int, m int DEFAULT 7);
COPY t FROM stdin WITH (DEFAULT '\D');
1	\D
2	5
\.
