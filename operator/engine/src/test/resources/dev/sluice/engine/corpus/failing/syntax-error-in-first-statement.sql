-- fails: 2
CRATE TABLE t (n int);
CREATE TABLE u (n int);
