CREATE FUNCTION f(IN a int, OUT b int, INOUT c text DEFAULT ';') LANGUAGE sql AS $$ SELECT a * 2, c || 'x' $$;
CREATE FUNCTION g(VARIADIC xs int[]) RETURNS bigint LANGUAGE sql AS 'SELECT sum(x) FROM unnest(xs) AS x';
CREATE TABLE t AS SELECT f(1)::text AS a, f(2, 'c')::text AS b, g(1, 2, 3) AS c, g(VARIADIC ARRAY[4, 5]) AS d;
