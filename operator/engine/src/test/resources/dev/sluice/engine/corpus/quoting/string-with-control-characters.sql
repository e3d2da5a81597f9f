CREATE TABLE t (n int, v text);
INSERT INTO t VALUES (1, 'tab	feedverticalbellbackend');
INSERT INTO t VALUES (2, 'nbsp zwsp​ls bom﻿end;');
