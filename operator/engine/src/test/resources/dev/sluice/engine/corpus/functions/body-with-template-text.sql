CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $fn$
BEGIN
  -- ${ count } items
  RETURN 'Dear ${ user.name }, $$ {x}' || $$ ${1,2} $$;
END $fn$;
CREATE TABLE t AS SELECT f();
