CREATE TABLE "select" ("from" int, "where" int, "order" text, "table" text);
INSERT INTO "select" ("from", "where", "order", "table") VALUES (1, 2, 'a;', ';');
CREATE VIEW "view" AS SELECT "from" AS "select" FROM "select" WHERE "where" = 2; CREATE SEQUENCE "commit"; CREATE TABLE "begin" (n int);
