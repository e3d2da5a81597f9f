CREATE TABLE "a;b" ("c""d" int, "e'f" text, "g--h" int, "i/*j" int, "$$" int, "k l" int, "\" int);
INSERT INTO "a;b" VALUES (1, 'x', 2, 3, 4, 5, 6); INSERT INTO "a;b" ("c""d", "\") VALUES (7, 8);
CREATE VIEW "*/" AS SELECT "e'f" AS "'", "$$" AS "$q$", "\" AS """" FROM "a;b";
