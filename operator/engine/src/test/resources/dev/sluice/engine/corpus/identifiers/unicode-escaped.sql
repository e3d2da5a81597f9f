CREATE TABLE U&"d\0061ta" (U&"\0065ins" int, u&"zw!00f6lf" UESCAPE '!' int, U&"a;b" text);
INSERT INTO data VALUES (1, 2, ';'); CREATE VIEW v AS SELECT eins, U&"zw\00f6lf" FROM data; INSERT INTO data VALUES (3, 4, 'x');
