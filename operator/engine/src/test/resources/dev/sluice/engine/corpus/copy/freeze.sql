-- one-transaction
CREATE TABLE t (n int);
TRUNCATE t;
COPY t FROM stdin WITH (FREEZE true);
1
2
\.
