-- minimum: 17
CREATE TABLE t AS SELECT * FROM JSON_TABLE('[{"a": 1, "b": [";", "y"]}, {"a": 2}]'::jsonb, '$[*]' AS root COLUMNS (id FOR ORDINALITY, a int PATH '$.a', h boolean EXISTS PATH '$.b', NESTED PATH '$.b[*]' AS sub COLUMNS (b text PATH '$' DEFAULT 'none;' ON EMPTY))) AS jt;
