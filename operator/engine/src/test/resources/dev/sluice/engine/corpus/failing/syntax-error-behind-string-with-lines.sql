-- fails: 6
CREATE TABLE t (v text);
INSERT INTO t VALUES ('one
two;
three');
SELEC 1;
