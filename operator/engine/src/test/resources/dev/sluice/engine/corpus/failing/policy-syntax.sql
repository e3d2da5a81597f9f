-- fails: 3
CREATE TABLE t (n int);
CREATE POLICY p ON t USING n > 1;
