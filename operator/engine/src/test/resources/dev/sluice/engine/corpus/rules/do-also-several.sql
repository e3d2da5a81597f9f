CREATE TABLE t (n int, v text); CREATE TABLE log (k int, w text);
CREATE RULE r AS ON INSERT TO t DO ALSO (
  INSERT INTO log VALUES (NEW.n, 'first;');
  INSERT INTO log SELECT NEW.n, 'second' WHERE NEW.n > 1;
  NOTIFY changed
);
INSERT INTO t VALUES (1, 'a'), (2, 'b');
