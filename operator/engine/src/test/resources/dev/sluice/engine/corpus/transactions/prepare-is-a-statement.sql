CREATE TABLE t (n int);
PREPARE transaction_ AS INSERT INTO t VALUES (1);
EXECUTE transaction_; EXECUTE transaction_;
DEALLOCATE PREPARE transaction_;
