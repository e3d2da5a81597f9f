cReAtE tAbLe T (N iNt, "N" text);
insert INTO t VALUES (1, 'a'); INSERT into T (n, "N") values (2, 'b');
SELECT * FROM t; select N from T;
