BEGIN WORK;
CREATE TABLE t (n int);
COMMIT WORK;
begin transaction;
INSERT INTO t VALUES (1);
end transaction;
