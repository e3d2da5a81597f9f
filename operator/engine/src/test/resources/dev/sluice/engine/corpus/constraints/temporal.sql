-- minimum: 18
CREATE TABLE t (n int4range, p daterange, PRIMARY KEY (n, p WITHOUT OVERLAPS)); CREATE TABLE u (n int4range, p daterange, FOREIGN KEY (n, PERIOD p) REFERENCES t (n, PERIOD p));
INSERT INTO t VALUES ('[1,2)', '[2024-01-01,2024-02-01)'), ('[1,2)', '[2024-02-01,2024-03-01)'); INSERT INTO u VALUES ('[1,2)', '[2024-01-15,2024-02-15)');
