-- fails: 6
CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$
  SELECT ';'
$$;
/* two
   lines */ SELECT FROM WHERE;
