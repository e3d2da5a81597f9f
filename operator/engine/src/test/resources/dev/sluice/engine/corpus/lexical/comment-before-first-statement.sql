-- first line
-- second; line
/* block */ -- and line
CREATE TABLE t (n int); INSERT INTO t VALUES (1);
