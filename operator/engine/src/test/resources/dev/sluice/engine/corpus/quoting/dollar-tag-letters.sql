CREATE TABLE t (n int, v text);
INSERT INTO t VALUES (1, $ünï$a;b$ünï$), (2, $日本$;$日本$), (3, $_9$;$_9$), (4, $Ab_9$;$ab_9$;$Ab_9$);
