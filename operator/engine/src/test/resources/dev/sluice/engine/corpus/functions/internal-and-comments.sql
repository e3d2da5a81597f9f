CREATE FUNCTION lower_(text) RETURNS text LANGUAGE internal STRICT IMMUTABLE PARALLEL SAFE AS 'lower';
COMMENT ON FUNCTION lower_(text) IS 'as lower; with another name';
CREATE TABLE t AS SELECT lower_('A;B');
