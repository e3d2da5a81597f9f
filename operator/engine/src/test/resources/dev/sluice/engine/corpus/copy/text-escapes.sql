CREATE TABLE t (n int, v text);
COPY t (n, v) FROM stdin;
1	tab\there
2	new\nline
3	back\\slash
4	\N
5	
6	\\N
7	\x41\101
8	a\
b
9	\\.
10	quote ' and " and ; and $$ and -- and /*
\.
INSERT INTO t VALUES (11, 'after');
