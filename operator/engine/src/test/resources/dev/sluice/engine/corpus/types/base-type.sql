CREATE TYPE box3;
CREATE FUNCTION box3_in(cstring) RETURNS box3 LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION box3_out(box3) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE box3 (INPUT = box3_in, OUTPUT = box3_out, LIKE = int4, DELIMITER = ';', CATEGORY = 'X');
CREATE TABLE t (b box3, bs box3[]); INSERT INTO t VALUES ('1', '{2;3}');
