-- minimum: 16
CREATE TABLE t (a text STORAGE EXTERNAL COMPRESSION pglz, b text STORAGE main COLLATE "C"); INSERT INTO t VALUES ('x', ';');
