CREATE FUNCTION f(a text DEFAULT 'x;y', b int = 1 + 2, c text[] DEFAULT ARRAY['a', ';'], d date DEFAULT '2024-01-01') RETURNS text LANGUAGE sql AS $$ SELECT a || b || c::text || d::text $$;
CREATE TABLE t AS SELECT f() AS a, f(c => '{z}', b => 9) AS b;
