/* open */ BEGIN /* ; */ ; -- begin
CREATE TABLE t (n int);
COMMIT -- really
;
-- between
BEGIN
;
INSERT INTO t VALUES (1);
END
;
