CREATE TABLE t (n int, v text, a int[]);
INSERT INTO t VALUES (1, ':name', '{1,2,3}'), (2, $$:'name'$$, '{4}'), (3, ':"x"', '{5,6}');
UPDATE t SET v = v || a[1:2]::text WHERE n = 1;
