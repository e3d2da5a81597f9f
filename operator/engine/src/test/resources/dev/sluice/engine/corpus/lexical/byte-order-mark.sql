CREATE TABLE t (n int, v text);
INSERT INTO t VALUES (1, '﻿;');
