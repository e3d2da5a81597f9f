CREATE TYPE tr AS RANGE (SUBTYPE = text, COLLATION = "C", MULTIRANGE_TYPE_NAME = trs);
CREATE TABLE t (a tr, b trs); INSERT INTO t VALUES ('[a,"b;c")', '{[a,b),["x;",y)}'); CREATE INDEX i ON t USING gist (a);
