-- fails: 3
CREATE TABLE t (v text);
INSERT INTO t VALUES (‘one’);
