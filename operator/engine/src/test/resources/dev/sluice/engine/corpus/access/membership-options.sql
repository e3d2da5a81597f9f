-- refused: 3
-- minimum: 16
CREATE ROLE corpus_tmp_m; GRANT corpus_reader TO corpus_tmp_m WITH INHERIT FALSE, SET TRUE, ADMIN OPTION GRANTED BY CURRENT_USER; CREATE TABLE t AS SELECT inherit_option, set_option, admin_option FROM pg_auth_members WHERE member = 'corpus_tmp_m'::regrole; REVOKE ADMIN OPTION FOR corpus_reader FROM corpus_tmp_m; DROP OWNED BY corpus_tmp_m; DROP ROLE corpus_tmp_m; INSERT INTO t DEFAULT VALUES;
