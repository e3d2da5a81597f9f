CREATE TABLE t (r int4range, c circle, EXCLUDE USING gist (r WITH &&) WHERE (r <> 'empty'), CONSTRAINT "c;" EXCLUDE USING gist (c WITH &&) DEFERRABLE);
INSERT INTO t VALUES ('[1,3)', '<(0,0),1>'), ('[3,5)', '<(5,5),1>');
