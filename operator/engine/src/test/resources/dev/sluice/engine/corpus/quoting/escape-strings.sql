CREATE TABLE t (n int, v text);
INSERT INTO t VALUES (1, E'it\'s; fine'), (2, e'a\\'), (3, E'\\\'; --'), (4, E'tab\there\nline');
INSERT INTO t VALUES (5, E'\x41\101\u00e9\U0001F600'), (6, E'''\''), (7, E'\'' || ';');
