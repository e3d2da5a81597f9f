-- some tools end statements with a slash in a comment
CREATE TABLE t (n int);
-- /
INSERT INTO t VALUES (4 / 2);
/* / */
INSERT INTO t VALUES (9
/
3);
