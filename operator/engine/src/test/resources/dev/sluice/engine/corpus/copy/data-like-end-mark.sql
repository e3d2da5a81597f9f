CREATE TABLE t (v text);
COPY t FROM stdin;
\\.
 .
.
x\\.
\\.x
\.
INSERT INTO t VALUES ('after');
