CREATE TABLE t (v text);
COPY t FROM stdin;
\.
INSERT INTO t VALUES ('after');
