;;
CREATE TABLE t (n int);;
; INSERT INTO t VALUES (1);;;INSERT INTO t VALUES (2);
;-- x
; /* y */ ;
INSERT INTO t VALUES (3);
;
