CREATE TABLE a$b (n int, v$1 text);
INSERT INTO a$b (n, v$1) VALUES (1, 'x$$;');
CREATE TABLE b$$ (n int); INSERT INTO b$$ VALUES (2); INSERT INTO b$$ VALUES (3);
CREATE VIEW c$q$ AS SELECT 1 AS q$; CREATE VIEW d AS SELECT q$ AS e$q$ FROM c$q$;
