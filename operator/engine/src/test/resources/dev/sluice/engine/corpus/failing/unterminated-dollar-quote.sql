-- fails: 3 psql 6
CREATE TABLE t (v text);
DO $body$ BEGIN INSERT INTO t VALUES (1); END $bod$;
$$;
INSERT INTO t VALUES (2);
-- end
