CREATE TABLE t (n int, v text);
DO $$ BEGIN INSERT INTO t VALUES (1, ';'); END; $$; DO LANGUAGE plpgsql $x$ DECLARE i int; BEGIN FOR i IN 1..2 LOOP INSERT INTO t VALUES (i, $q$a;$q$); END LOOP; END $x$; DO $$ BEGIN NULL; END $$ LANGUAGE plpgsql;
DO $outer$ BEGIN EXECUTE 'DO $inner$ BEGIN INSERT INTO t VALUES (9, $v$;$v$); END $inner$'; END $outer$;
DO E'BEGIN INSERT INTO t VALUES (10, \';\'); END';
