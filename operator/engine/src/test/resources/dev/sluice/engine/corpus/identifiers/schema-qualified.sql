CREATE SCHEMA "Odd;Schema"; CREATE SCHEMA s$;
CREATE TABLE "Odd;Schema"."t" (n int); CREATE TABLE s$.t (n int);
INSERT INTO "Odd;Schema".t VALUES (1); INSERT INTO s$ . t VALUES (2); INSERT INTO s$./* ; */t VALUES (3);
