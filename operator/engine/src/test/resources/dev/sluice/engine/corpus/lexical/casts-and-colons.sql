CREATE TABLE t AS SELECT '1'::int AS a, '{1,2}'::int[] AS b, ('{1,2,3}'::int[])[2:3] AS c, '1'::numeric(4,2)::text AS d;
CREATE FUNCTION f(a int, b int DEFAULT 2) RETURNS int LANGUAGE plpgsql AS $$ DECLARE c int := 3; BEGIN c := a * b + c; RETURN c; END $$;
CREATE TABLE u AS SELECT f(a := 1, b := 2) AS one, f(b => 5, a => 1) AS two, f(a=>4) AS three;
