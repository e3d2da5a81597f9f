CREATE TABLE t (n int, v text);
INSERT INTO t VALUES (1, 'one
two;
');
CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$
  SELECT 'a;
b'
$$;
INSERT INTO t SELECT 2, f();
