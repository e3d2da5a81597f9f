-- refused: 2
CREATE TABLE a (n int); ALTER TABLE a OWNER TO corpus_owner; CREATE TABLE b (n int); ALTER TABLE b OWNER TO corpus_writer; CREATE SCHEMA s AUTHORIZATION corpus_owner; REASSIGN OWNED BY corpus_writer TO corpus_owner; GRANT SELECT ON b TO corpus_reader; DROP OWNED BY corpus_reader; ALTER SCHEMA s OWNER TO CURRENT_USER; ALTER TABLE a OWNER TO SESSION_USER;
