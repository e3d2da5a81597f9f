CREATE TABLE t (id serial PRIMARY KEY, a text DEFAULT 'x;y' NOT NULL, b int DEFAULT (1 + 2), c timestamptz DEFAULT '2024-01-01 00:00:00+00', d text COLLATE "C", e numeric(10, 2) DEFAULT 1.50, f text[] DEFAULT '{a,";"}');
INSERT INTO t DEFAULT VALUES; INSERT INTO t (a) VALUES ('z') RETURNING id;
