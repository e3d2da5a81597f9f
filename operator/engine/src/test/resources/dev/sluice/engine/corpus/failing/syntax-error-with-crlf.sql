-- fails: 5
CREATE TABLE t (v text);
INSERT INTO t VALUES ('a
b;');
INSERT t VALUES ('c');
