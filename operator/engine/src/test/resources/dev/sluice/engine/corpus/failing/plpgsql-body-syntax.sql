-- fails: 2
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; $$;
CREATE TABLE t (n int);
