CREATE TABLE t (n int, v text);
PREPARE p(int, text) AS INSERT INTO t VALUES ($1, $2||'$3;');
EXECUTE p(1, '$1;'); EXECUTE p(2, $$;$$);
PREPARE q(int) AS INSERT INTO t SELECT $1,$1||';';EXECUTE q(3);
DEALLOCATE p; DEALLOCATE ALL;
