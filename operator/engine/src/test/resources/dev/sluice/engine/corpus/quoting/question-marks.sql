CREATE TABLE t (n int, v jsonb);
INSERT INTO t VALUES (1, '{"a": 1}'), (2, '{"b?": "?"}');
CREATE TABLE u AS SELECT n, v ? 'a' AS one, v ?| ARRAY['a', 'b?'] AS some, v ?& ARRAY['a'] AS every FROM t;
