CREATE TABLE copy (n int, stdin text, "from" text);
INSERT INTO copy (n, stdin) VALUES (1, 'copy x from stdin;');
SELECT n AS copy, stdin FROM copy; INSERT INTO copy SELECT n + 1, $$COPY t FROM stdin;$$ FROM copy;
COMMENT ON TABLE copy IS 'COPY copy FROM stdin';
