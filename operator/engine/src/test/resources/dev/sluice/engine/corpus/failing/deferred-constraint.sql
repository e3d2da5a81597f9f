-- fails: 5
CREATE TABLE a (n int PRIMARY KEY);
CREATE TABLE b (n int REFERENCES a DEFERRABLE INITIALLY DEFERRED);
-- the next line fails at its end, when the constraint is checked
INSERT INTO b VALUES (1); COMMIT;
