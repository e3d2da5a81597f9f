-- client: 18
-- minimum: 15
CREATE TABLE t (n int, v text);
COPY t FROM stdin WITH (FORMAT csv, HEADER match);
n,v
1,a
\.
INSERT INTO t VALUES (2, 'b');
