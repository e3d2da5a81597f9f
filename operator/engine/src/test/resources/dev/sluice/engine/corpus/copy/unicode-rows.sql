CREATE TABLE t (v text);
COPY t FROM stdin;
größe;
日本語
😀
a b
a b
\.
INSERT INTO t VALUES ('after');
