CREATE TYPE addr AS (street text, "zip;code" int, tags text[]);
CREATE TABLE t (a addr, b addr[]);
INSERT INTO t VALUES (ROW('x;y', 1, '{a}'), ARRAY[ROW('z', 2, NULL)::addr]), ('("q""r",3,)', '{}');
UPDATE t SET a.street = (a).street || ';' WHERE (a)."zip;code" = 1;
ALTER TYPE addr ADD ATTRIBUTE extra int; ALTER TYPE addr RENAME ATTRIBUTE extra TO more; ALTER TYPE addr DROP ATTRIBUTE IF EXISTS nothing;
