CREATE TABLE t (n int, v int);
INSERT INTO t VALUES (1, 5- -- minus;
3), (2, 4*/* times */2), (3, 2-/* ; */-1), (4, 7/ /* over */7);
INSERT INTO t VALUES (5, 1 --;
  + 1);
