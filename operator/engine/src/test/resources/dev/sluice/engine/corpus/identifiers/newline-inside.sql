CREATE TABLE "two
lines;" (n int, "tab	bed" int);
INSERT INTO "two
lines;" VALUES (1, 2);
COMMENT ON COLUMN "two
lines;"."tab	bed" IS 'a;b';
