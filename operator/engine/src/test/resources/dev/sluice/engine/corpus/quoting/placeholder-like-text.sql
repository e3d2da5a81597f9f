CREATE TABLE t (n int, v text);
INSERT INTO t VALUES (1, '${ user.name }'), (2, '$ {a}'), (3, '${1,2}'), (4, '{}$'), (5, '$'), (6, '#{x}');
INSERT INTO t VALUES (7, $${1,2,3}$$), (8, $n${}$n$), (9, '{{mustache}}'), (10, '%s %(a)s :b ?');
