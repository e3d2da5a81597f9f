CREATE TABLE log (what text);
CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO public.log SELECT object_identity FROM pg_event_trigger_dropped_objects() WHERE object_type = 'table'; END $$;
CREATE EVENT TRIGGER gone ON sql_drop EXECUTE FUNCTION f();
CREATE TABLE a (n int); CREATE TABLE b (n int); DROP TABLE a; DROP TABLE b; DROP EVENT TRIGGER gone;
