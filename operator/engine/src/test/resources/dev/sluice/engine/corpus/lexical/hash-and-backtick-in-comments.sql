CREATE TABLE t (n int); -- # `x` \d \i file
/* \copy t from stdin */ INSERT INTO t VALUES (3 # 1);
-- \.
INSERT INTO t VALUES (7);
