CREATE TABLE t (a json, b jsonb); INSERT INTO t VALUES ('{"b": 1,   "a": ";",
  "a": 2}', '{"b": 1, "a": ";", "a": 2}'); INSERT INTO t VALUES ('"\u0041\";\\"', E'"\\u00e9;\\n"'); CREATE TABLE u AS SELECT x.key, e FROM json_each('{"x;": "--"}') AS x, jsonb_array_elements('["/*", ";"]') AS e;
