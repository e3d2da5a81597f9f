CREATE TABLE t (j jsonb); INSERT INTO t VALUES ('{"a": {"b": [1, ";", null]}, "c;": "d"}');
CREATE TABLE u AS SELECT j -> 'a' -> 'b' -> 0 AS a, j #> '{a,b,1}' AS b, j #>> '{a,b,1}' AS c, j ->> 'c;' AS d, j @> '{"a": {}}' AS e, j || '{"x": 1}' AS f, j - 'a' AS g, j #- '{a,b}' AS h, j ? 'c;' AS i FROM t; UPDATE t SET j['a']['b'][0] = '";"', j['new'] = '{"--": "/*"}';
