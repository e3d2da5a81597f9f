CREATE TABLE t (v text);
COPY t FROM stdin;
DROP TABLE t;
COMMIT;
-- a comment
/* open
it's open
$$ open
COPY t FROM stdin;
BEGIN;
${ name }
:name
\\echo hi

\.
INSERT INTO t VALUES ('after');
