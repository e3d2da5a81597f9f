CREATE TABLE t (a text COMPRESSION pglz, b text COLLATE "C") WITH (fillfactor = 50, toast.autovacuum_enabled = off); INSERT INTO t VALUES ('x', ';');
