CREATE TABLE t (n int, v text); CREATE TABLE u (n int, v text);
CREATE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO u VALUES ((NEW.n), ('(;')); UPDATE u SET n = ((n + (1))) WHERE (v IN (SELECT ')')));
INSERT INTO t VALUES (1, ')'); INSERT INTO u VALUES (2, 'x');
