CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE t (m mood);
COMMIT;
ALTER TYPE mood ADD VALUE 'happy' AFTER 'ok';
INSERT INTO t VALUES ('happy'), ('sad');
