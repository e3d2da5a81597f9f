-- fails: 3
CREATE TABLE t (n int);
\nosuchcommand t
INSERT INTO t VALUES (1);
