CREATE FUNCTION f(text, text) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT $1 || ';' || $2$$;
CREATE OPERATOR #@# (LEFTARG = text, RIGHTARG = text, FUNCTION = f);
CREATE OPERATOR |/| (LEFTARG = text, RIGHTARG = text, FUNCTION = f);
CREATE OPERATOR ~!@#%^&|?+ (LEFTARG = text, RIGHTARG = text, FUNCTION = f);
CREATE TABLE t AS SELECT 'a'::text #@# 'b'::text AS a, 'c'::text |/| 'd'::text AS b, 'e'::text~!@#%^&|?+'f'::text AS c;
