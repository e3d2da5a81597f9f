CREATE TYPE nothing AS ENUM (); CREATE TABLE t (n nothing); INSERT INTO t VALUES (NULL); COMMENT ON TYPE nothing IS 'no; values';
