-- minimum: 15
CREATE TABLE t (n int); GRANT SET ON PARAMETER log_min_messages TO corpus_reader; INSERT INTO t SELECT count(*) FROM pg_parameter_acl WHERE parname = 'log_min_messages'; REVOKE SET ON PARAMETER log_min_messages FROM corpus_reader;
