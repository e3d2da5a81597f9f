CREATE PROCEDURE p(IN a int, INOUT b int, OUT c text) LANGUAGE plpgsql AS $$ BEGIN b := a + b; c := 'c;'; END $$;
CREATE TABLE t (b int, c text);
DO $$ DECLARE x int := 2; y text; BEGIN CALL p(1, x, y); INSERT INTO t VALUES (x, y); END $$;
CALL p(1, 2, NULL);
