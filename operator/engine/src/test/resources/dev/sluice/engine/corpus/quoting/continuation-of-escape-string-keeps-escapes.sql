CREATE TABLE t (n int, v text);
INSERT INTO t VALUES (1, E'first\t'
'second\\; third'); INSERT INTO t VALUES (2, 'plain\'
';rest\'); INSERT INTO t VALUES (3, 'end');
