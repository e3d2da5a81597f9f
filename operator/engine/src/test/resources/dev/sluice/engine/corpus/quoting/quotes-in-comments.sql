CREATE TABLE t (n int, v text); -- it's a table
/* don't; */ INSERT INTO t VALUES (1, 'a'); /* "open */ INSERT INTO t VALUES (2, 'b');
-- $$ open
INSERT INTO t VALUES (3, 'c'); /* $q$ */ INSERT INTO t VALUES (4, 'd'); -- E'\'
INSERT INTO t VALUES (5, 'e');
