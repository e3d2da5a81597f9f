CREATE FUNCTION f() RETURNS text LANGUAGE sql SET my.value = 'a;b' SET "other"."one" TO 'it''s' AS $$ SELECT current_setting('my.value') || current_setting('other.one') $$;
CREATE TABLE t AS SELECT f();
