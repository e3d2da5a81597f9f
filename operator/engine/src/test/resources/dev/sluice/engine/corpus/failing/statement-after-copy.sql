-- fails: 7
CREATE TABLE t (n int);
COPY t FROM stdin;
1
2
\.
INSERT INTO missing VALUES (1);
