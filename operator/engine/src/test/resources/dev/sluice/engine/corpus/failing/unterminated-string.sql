-- fails: 3 psql 5
CREATE TABLE t (v text);
INSERT INTO t VALUES ('open);
INSERT INTO t VALUES (2);
-- end
