CREATE TABLE t (a point, b line, c lseg, d box, e path, f polygon, g circle);
INSERT INTO t VALUES ('(1,2)', '{1,2,3}', '[(1,2),(3,4)]', '((3,4),(1,2))', '[(1,2),(3,4)]', '((1,2),(3,4),(5,6))', '<(1,2),3>');
CREATE TABLE u AS SELECT a <-> point '(0,0)' AS dist, d @> a AS holds, @-@ e AS len, # f AS points, ?| c AS upright FROM t;
