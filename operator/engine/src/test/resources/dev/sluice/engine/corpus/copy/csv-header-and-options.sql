-- client: 18
CREATE TABLE t (n int, v text, w text);
COPY t (n, w, v) FROM stdin WITH (FORMAT csv, HEADER true, DELIMITER ';', QUOTE '''', ESCAPE '\', NULL 'nil', FORCE_NOT_NULL (v));
n;w;v
1;'a;b';nil
2;'it\'s';''
3;nil;x
\.
INSERT INTO t VALUES (4, 'after', 'x');
