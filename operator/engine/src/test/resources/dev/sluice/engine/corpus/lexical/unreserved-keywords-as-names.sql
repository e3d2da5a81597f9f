CREATE TABLE data (action int, "year" int, key text, value text, name text, type text, version int, zone text);
INSERT INTO data (action, year, key, value, name, type, version, zone) VALUES (1, 2, 'k', 'v', 'n', 't', 3, 'z');
CREATE TABLE cursor (copy int, stdin int, "from" int); INSERT INTO cursor (copy, stdin) VALUES (1, 2);
CREATE VIEW copy AS SELECT copy, stdin FROM cursor; CREATE TABLE function (procedure int, "end" int);
INSERT INTO function (procedure) VALUES (4);
