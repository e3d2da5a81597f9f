CREATE TABLE t AS SELECT ((((((((((((((((((((((((((((((((((((((((1 + 1)))))))))))))))))))))))))))))))))))))))) AS n;
INSERT INTO t SELECT (((((n))))) FROM t WHERE ((((n > 0) AND ((n < 5))) OR (NOT (n = 2))));
