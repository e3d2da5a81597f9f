CREATE TYPE mood AS ENUM ('sad', 'ok;', 'it''s', '');
CREATE TABLE t (m mood, ms mood[]); INSERT INTO t VALUES ('ok;', '{sad,it''s}'), ('', NULL);
ALTER TYPE mood RENAME VALUE 'sad' TO 'blue'; ALTER TYPE mood RENAME TO feeling;
