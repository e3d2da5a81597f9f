-- minimum: 15
CREATE TABLE t (n int); CREATE VIEW v WITH (security_invoker = true, check_option = local) AS SELECT n FROM t; INSERT INTO v VALUES (1);
