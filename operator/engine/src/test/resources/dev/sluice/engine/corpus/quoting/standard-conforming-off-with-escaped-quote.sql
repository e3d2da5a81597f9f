-- refused: 5
SET escape_string_warning = off;
CREATE TABLE t (n int, v text);
SET standard_conforming_strings = off;
INSERT INTO t VALUES (1, 'it\'s; one'); INSERT INTO t VALUES (2, 'he\'s; two');
RESET standard_conforming_strings;
INSERT INTO t VALUES (3, 'three\');
