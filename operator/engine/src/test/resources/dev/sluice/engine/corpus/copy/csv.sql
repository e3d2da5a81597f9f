-- client: 18
CREATE TABLE t (n int, v text, w text);
COPY t FROM stdin WITH (FORMAT csv);
1,one,"two, three"
2,"say ""hi""",
3,"",'quote'
4,"semi;colon",$$;
\.
INSERT INTO t VALUES (5, 'after', NULL);
