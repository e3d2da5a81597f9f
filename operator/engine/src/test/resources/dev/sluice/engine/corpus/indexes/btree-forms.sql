CREATE TABLE t (n int, v text, w text); INSERT INTO t VALUES (1, 'a;', 'B');
CREATE INDEX a ON t (n DESC NULLS LAST, v ASC NULLS FIRST); CREATE UNIQUE INDEX b ON t (lower(w), (n + 1)); CREATE INDEX c ON t (v COLLATE "C" text_pattern_ops) INCLUDE (w) WITH (fillfactor = 80) WHERE v <> ';'; CREATE INDEX "d;" ON ONLY t USING btree (n); CREATE INDEX ON t ((v || ';')); CREATE INDEX ON t (n, w);
