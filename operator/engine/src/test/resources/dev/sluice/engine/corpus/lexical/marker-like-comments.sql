-- markers of other tools, like +migrate, are left out here: these are plain comments
-- DELIMITER //
-- GO
-- @block
CREATE TABLE t (n int);
-- undo: DROP TABLE t;
INSERT INTO t VALUES (1);
/*! 40101 SET NAMES utf8 */;
/*+ SeqScan(t) */ INSERT INTO t VALUES (2);
