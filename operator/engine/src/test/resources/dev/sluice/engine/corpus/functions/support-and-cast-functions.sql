CREATE TYPE money2 AS (amount numeric, currency text);
CREATE FUNCTION to_text(money2) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT $1.amount || ';' || $1.currency $$;
CREATE CAST (money2 AS text) WITH FUNCTION to_text(money2) AS ASSIGNMENT;
CREATE TABLE t (v text); INSERT INTO t SELECT ROW(1.5, 'EUR')::money2::text;
