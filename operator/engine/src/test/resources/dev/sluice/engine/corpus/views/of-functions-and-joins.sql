CREATE TABLE a (id int PRIMARY KEY, v text); CREATE TABLE b (id int, a_id int REFERENCES a, w text);
CREATE VIEW j AS SELECT a.v, b.w, row_number() OVER (PARTITION BY a.id ORDER BY b.id) AS rn FROM a LEFT JOIN b ON b.a_id = a.id AND b.w <> ';' CROSS JOIN LATERAL (SELECT a.id * 2 AS d) x NATURAL JOIN (SELECT 1 AS one) y;
INSERT INTO a VALUES (1, 'x'); INSERT INTO b VALUES (1, 1, 'y'); CREATE TABLE t AS SELECT * FROM j; CREATE VIEW f AS SELECT * FROM generate_series(1, 3) WITH ORDINALITY AS g (n, o), ROWS FROM (unnest(ARRAY[1]), unnest(ARRAY['a;'])) AS r (p, q);
