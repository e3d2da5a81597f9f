CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
  -- a comment; kept
  /* another */
BEGIN	

    NULL;   
END;
$$;
CREATE TABLE t AS SELECT prosrc, length(prosrc) FROM pg_proc WHERE proname = 'f';
