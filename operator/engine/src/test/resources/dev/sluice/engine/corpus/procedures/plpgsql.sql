CREATE TABLE t (n int);
CREATE PROCEDURE p(a int, b int DEFAULT 5) LANGUAGE plpgsql AS $$ BEGIN INSERT INTO t VALUES (a), (b); END; $$;
CALL p(1); CALL p(2, 3); CALL p(b => 7, a => 6);
