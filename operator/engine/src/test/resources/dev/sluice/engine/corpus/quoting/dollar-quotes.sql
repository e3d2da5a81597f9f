CREATE TABLE t (n int, v text);
INSERT INTO t VALUES (1, $$a;b'c"d$$), (2, $q$ $$;$$ $q$), (3, $a_1$;'$a_1$), (4, $A$ $a$; $A$);
INSERT INTO t VALUES (5, $$$$), (6, $_$;$_$), (7, $$--$$), (8, $$/*$$), (9, $$*/$$);
