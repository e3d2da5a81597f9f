-- minimum: 18
CREATE TABLE t (n int, v text); INSERT INTO t VALUES (1, 'a'); CREATE TABLE log (o text, w text);
WITH u AS (UPDATE t SET v = 'b;' RETURNING old.v AS o, new.v AS w) INSERT INTO log SELECT * FROM u; WITH u AS (DELETE FROM t RETURNING WITH (OLD AS was, NEW AS is_) was.v AS o, is_.v AS w) INSERT INTO log SELECT * FROM u;
