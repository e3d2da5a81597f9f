CREATE TABLE "Case" (n int); CREATE TABLE CASE_ (n int); CREATE TABLE "case" ("CASE" int, "Case" int);
INSERT INTO "Case" VALUES (1); INSERT INTO case_ VALUES (2); INSERT INTO "case" ("Case") VALUES (3);
