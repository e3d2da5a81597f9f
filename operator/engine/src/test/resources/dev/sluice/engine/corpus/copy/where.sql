CREATE TABLE t (n int, v text);
COPY t FROM stdin WHERE n > 1 AND v <> ';';
1	a
2	b
3	;
\.
