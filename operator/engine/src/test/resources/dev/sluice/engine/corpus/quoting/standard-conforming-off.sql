-- refused: 4
SET escape_string_warning = off;
CREATE TABLE t (n int, v text);
SET standard_conforming_strings = off;
INSERT INTO t VALUES (1, 'a\\b;c'), (2, 'tab\tbed');
SET standard_conforming_strings = on;
INSERT INTO t VALUES (3, 'a\\b;c');
