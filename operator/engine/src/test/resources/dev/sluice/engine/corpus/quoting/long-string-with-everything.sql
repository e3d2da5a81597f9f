CREATE TABLE t (n int, v text);
INSERT INTO t VALUES (1, '$$ ; -- /* */ "quoted" E\ $1 ${x y} :a \\ \. `');
INSERT INTO t VALUES (2, $$' ; -- /* */ "quoted" E'\' $1 \. `$$);
INSERT INTO t VALUES (3, E'$$ ; -- /* */ "quoted" \' $1 \\. `');
COMMENT ON TABLE t IS '"$$;--/*';
