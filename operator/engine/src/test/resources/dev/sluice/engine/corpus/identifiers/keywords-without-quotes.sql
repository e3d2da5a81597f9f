CREATE TABLE abort (commit int, savepoint int, release int, transaction int, work int);
INSERT INTO abort (commit, savepoint, release, transaction, work) VALUES (1, 2, 3, 4, 5);
CREATE TABLE start AS SELECT commit AS rollback FROM abort; CREATE VIEW prepare AS SELECT work FROM abort; INSERT INTO start VALUES (9);
