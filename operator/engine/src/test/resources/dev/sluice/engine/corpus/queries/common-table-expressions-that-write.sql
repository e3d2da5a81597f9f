CREATE TABLE a (n int, v text); CREATE TABLE b (n int, v text); INSERT INTO a VALUES (1, 'x;'), (2, 'y');
WITH d AS (DELETE FROM a WHERE n = 1 RETURNING n, v), i AS (INSERT INTO b SELECT n, v FROM d RETURNING n) UPDATE a SET v = v || (SELECT count(*) FROM i)::text;
WITH u AS (UPDATE b SET v = 'new' RETURNING *) SELECT * FROM u; WITH i AS (INSERT INTO b VALUES (9, ';') RETURNING n) DELETE FROM a USING i WHERE a.n < i.n;
