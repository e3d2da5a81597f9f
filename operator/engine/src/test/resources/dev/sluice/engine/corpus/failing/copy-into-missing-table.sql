-- fails: 3
CREATE TABLE t (n int);
COPY missing FROM stdin;
1
\.
