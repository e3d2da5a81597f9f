-- minimum: 17
CREATE TYPE mood AS ENUM ('a');
CREATE TABLE t (m mood);
ALTER TYPE mood ADD VALUE 'b;'; ALTER TYPE mood ADD VALUE 'c''' BEFORE 'a';
ALTER TYPE mood ADD VALUE 'd';
CREATE TABLE u (m mood DEFAULT 'd', CHECK (m > 'c'''));
INSERT INTO t SELECT unnest(enum_range(NULL::mood)); INSERT INTO u DEFAULT VALUES;
