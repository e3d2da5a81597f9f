CREATE TABLE "from stdin;" ("a;b" int, "c d" text);
COPY "from stdin;" ("a;b", "c d") FROM stdin;
1	x
\.
COPY public."from stdin;" FROM STDIN;
2	y
\.
