CREATE TABLE t (n int, v text);
INSERT INTO t SELECT 1, 'a'||$$;b$$||$q$;$q$;
INSERT INTO t SELECT 2, 'x' WHERE 'y'=$$y$$AND true;
INSERT INTO t SELECT 3, ($$;$$)::text;
