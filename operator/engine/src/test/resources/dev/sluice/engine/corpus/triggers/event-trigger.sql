CREATE TABLE log (tag text, what text);
CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.log SELECT TG_TAG, object_identity FROM pg_event_trigger_ddl_commands() WHERE schema_name = 'public';
END $$;
CREATE EVENT TRIGGER watch ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'CREATE VIEW') EXECUTE FUNCTION f();
CREATE TABLE t (n int); CREATE VIEW v AS SELECT n FROM t;
ALTER EVENT TRIGGER watch DISABLE; CREATE TABLE u (n int); COMMENT ON EVENT TRIGGER watch IS ';';
