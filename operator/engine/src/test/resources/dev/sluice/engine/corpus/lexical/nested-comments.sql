/* one /* two; ' /* three " */ $$ */ one; */
CREATE TABLE t (n int);
INSERT INTO t /* a /* b */ ; c */ VALUES /**/ (1) /***/;
INSERT INTO t VALUES (2) /* /**/ */; INSERT INTO t VALUES (3);
