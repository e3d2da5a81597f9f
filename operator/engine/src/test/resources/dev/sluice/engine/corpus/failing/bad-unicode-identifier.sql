-- fails: 3
CREATE TABLE t (n int);
CREATE TABLE U&"a\00" (n int);
