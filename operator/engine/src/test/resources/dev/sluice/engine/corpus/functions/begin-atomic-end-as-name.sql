CREATE TABLE t ("end" int, "begin" int, "case" int);
CREATE FUNCTION f() RETURNS int LANGUAGE sql
BEGIN ATOMIC
  INSERT INTO t ("end", "begin", "case") VALUES (1, 2, 3);
  SELECT "end" + "case" FROM t AS "end";
END;
SELECT f(); INSERT INTO t VALUES (4, 5, 6);
