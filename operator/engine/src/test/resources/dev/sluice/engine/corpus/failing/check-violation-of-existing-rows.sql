-- fails: 4
CREATE TABLE t (n int);
INSERT INTO t VALUES (-1);
ALTER TABLE t ADD CHECK (n > 0);
