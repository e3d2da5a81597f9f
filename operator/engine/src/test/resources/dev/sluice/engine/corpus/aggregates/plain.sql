CREATE FUNCTION acc(text, text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT $1 || ';' || $2 $$;
CREATE AGGREGATE chain(text) (SFUNC = acc, STYPE = text, INITCOND = '<;>');
CREATE TABLE t AS SELECT chain(n::text ORDER BY n) FROM generate_series(1, 3) AS n;
