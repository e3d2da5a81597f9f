-- fails: 4
CREATE TYPE mood AS ENUM ('a;');
CREATE TABLE t (m mood);
INSERT INTO t VALUES ('b');
