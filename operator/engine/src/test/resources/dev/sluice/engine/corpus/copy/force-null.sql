-- client: 18
CREATE TABLE t (n int, v text, w text);
COPY t FROM stdin (FORMAT csv, NULL '', FORCE_NULL (v), FORCE_NOT_NULL (w));
1,"",
2,,""
\.
