CREATE TABLE t (n int, v text);
INSERT INTO t VALUES (1, $ab$ $ab; $a$ $abc$ $AB$ ab$ $ ab $ $ab$);
INSERT INTO t VALUES (2, $f$ $f; $ f$; $$f$);
INSERT INTO t VALUES (3, $g$ $$g;$ $g$);
