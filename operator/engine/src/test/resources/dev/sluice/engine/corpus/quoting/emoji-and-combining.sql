CREATE TABLE t (n int, v text);
INSERT INTO t VALUES (1, '😀;😀'), (2, 'é;é'), (3, '👩‍👩‍👧;'), (4, $😀$;$😀$), (5, 'العربية;'), (6, '中文;');
