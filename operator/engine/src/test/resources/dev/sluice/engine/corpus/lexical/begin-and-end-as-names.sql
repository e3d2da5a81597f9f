CREATE TABLE t ("begin" int, "end" int, begin_ int, atomic int, "case" int);
INSERT INTO t ("begin", "end", begin_, atomic, "case") VALUES (1, 2, 3, 4, 5);
CREATE VIEW v AS SELECT "begin" AS begin, atomic, "end" FROM t; INSERT INTO t (begin, atomic) VALUES (6, 7);
