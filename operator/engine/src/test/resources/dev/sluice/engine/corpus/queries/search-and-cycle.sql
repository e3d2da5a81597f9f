CREATE TABLE g (a int, b int); INSERT INTO g VALUES (1, 2), (2, 3), (3, 1);
CREATE TABLE t AS WITH RECURSIVE w AS (SELECT a, b FROM g WHERE a = 1 UNION ALL SELECT g.a, g.b FROM g, w WHERE g.a = w.b) SEARCH DEPTH FIRST BY a SET ord CYCLE a SET looped TO 'yes;' DEFAULT 'no' USING path SELECT a, b, looped FROM w;
