-- fails: 4
BEGIN;
CREATE TABLE t (n int);
VACUUM t;
COMMIT;
