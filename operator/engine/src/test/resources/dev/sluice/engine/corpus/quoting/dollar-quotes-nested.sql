CREATE TABLE t (n int, v text);
INSERT INTO t VALUES (1, $one$ a $two$ b; $three$ c; $three$ d; $two$ e; $one$);
INSERT INTO t VALUES (2, $one$ $one $one1$; one$ $one$);
INSERT INTO t VALUES (3, $x$$$;$$$x$);
