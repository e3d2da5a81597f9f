-- one-transaction
CREATE TABLE t (v text);
CREATE SCHEMA s;
SET LOCAL search_path TO s, public;
CREATE TABLE u (n int);
INSERT INTO t VALUES (current_setting('search_path'));
