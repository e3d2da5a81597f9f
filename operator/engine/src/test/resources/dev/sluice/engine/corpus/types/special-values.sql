CREATE TABLE t (a numeric, b float8, c timestamp, d interval, e money, f inet, g macaddr, h uuid, i bytea, j bit(3), k cidr, l char(3), m name, n "char");
INSERT INTO t VALUES ('NaN', '-Infinity', 'infinity', 'P1Y2M3DT4H5M6S', '12.34', '10.0.0.1/8', '08:00:2b:01:02:03', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '\x3b', B'101', '10/8', 'a;', 'n;', ';');
