DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'mood') THEN
    CREATE TYPE mood AS ENUM ('a;', 'b');
  END IF;
  IF to_regclass('t') IS NULL THEN
    CREATE TABLE t (m mood);
  ELSE
    RAISE NOTICE 'there; already';
  END IF;
END
$$;
INSERT INTO t VALUES ('a;');
