-- minimum: 17
CREATE TABLE t (n int); GRANT MAINTAIN, TRUNCATE ON t TO corpus_writer; GRANT pg_maintain TO corpus_writer; REVOKE pg_maintain FROM corpus_writer; INSERT INTO t VALUES (1);
