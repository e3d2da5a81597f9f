CREATE FUNCTION f(int) RETURNS text LANGUAGE sql AS $$SELECT 'int;'$$;
CREATE FUNCTION f(text) RETURNS text LANGUAGE sql AS $$SELECT 'text;'$$;
CREATE FUNCTION f(text, int) RETURNS text LANGUAGE sql AS $$SELECT 'both'$$;
CREATE TABLE t AS SELECT f(1) AS a, f('x') AS b, f('x', 1) AS c;
DROP FUNCTION f(int), f(text, int); DROP FUNCTION IF EXISTS nothing(int);
DROP ROUTINE f(text); CREATE FUNCTION f() RETURNS int RETURN 1;
