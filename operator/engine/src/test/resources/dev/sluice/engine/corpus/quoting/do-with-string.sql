CREATE TABLE t (n int, v text);
DO 'BEGIN INSERT INTO t VALUES (1, '';''); INSERT INTO t VALUES (2, ''it''''s''); END';
DO LANGUAGE plpgsql $do$ BEGIN EXECUTE $e$INSERT INTO t VALUES (3, $v$;$v$)$e$; END; $do$;
