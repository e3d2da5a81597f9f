CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE t (m mood);
COMMIT;
ALTER TYPE mood ADD VALUE 'happy;';
COPY t FROM stdin;
sad
happy;
\.
