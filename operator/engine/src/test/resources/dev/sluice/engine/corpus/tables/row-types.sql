CREATE TABLE a (n int, v text); CREATE TABLE b (r a, rs a[]); INSERT INTO b VALUES ((1, 'x;'), ARRAY[(2, 'y')::a, (3, NULL)::a]); INSERT INTO b (r.n, r.v) VALUES (4, ';');
