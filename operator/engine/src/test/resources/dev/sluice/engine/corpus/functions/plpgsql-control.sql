CREATE FUNCTION f(n int) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  i int := 0;
  v text := '';
  c CONSTANT int := 3;
BEGIN
  <<outer>>
  WHILE i < n LOOP
    i := i + 1;
    CONTINUE outer WHEN i = 2;
    IF i = c THEN v := v || 'three;'; ELSIF i > 4 THEN EXIT outer; ELSE v := v || i; END IF;
    CASE i WHEN 1 THEN v := v || '!'; ELSE NULL; END CASE;
  END LOOP outer;
  FOR i IN REVERSE 3..1 BY 2 LOOP v := v || i; END LOOP;
  FOREACH i IN ARRAY ARRAY[7, 8] LOOP v := v || i; END LOOP;
  RETURN v;
EXCEPTION
  WHEN division_by_zero OR unique_violation THEN RETURN SQLERRM;
END;
$$;
CREATE TABLE t AS SELECT f(6);
