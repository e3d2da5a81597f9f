CREATE TABLE t (n int, v text);
INSERT INTO t VALUES (1, 'line one
line two;
-- line three

line five');
INSERT INTO t VALUES (2, $$
;
$$);
