-- client: 18
CREATE TABLE t (n int, v text);
COPY t FROM stdin CSV;
1,"line one
line two;

line four"
2,"a
""b""
'c"
\.
INSERT INTO t VALUES (3, 'after');
