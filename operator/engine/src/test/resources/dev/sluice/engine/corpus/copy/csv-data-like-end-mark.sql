-- client: 18
CREATE TABLE t (v text, w text);
COPY t FROM stdin CSV;
\.,x
"\.",y
\\.,z
x\.,w
\.
INSERT INTO t VALUES ('after', '');
