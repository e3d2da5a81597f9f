CREATE TABLE function (begin int, atomic int, "return" int);
CREATE TABLE procedure AS SELECT 1 AS function, 2 AS begin; INSERT INTO procedure VALUES (3, 4);
CREATE VIEW replace AS SELECT begin FROM function; INSERT INTO function (begin) VALUES (5);
CREATE INDEX begin ON function (begin); INSERT INTO function (atomic) VALUES (6);
