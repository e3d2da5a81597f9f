CREATE TABLE p (c text, n int, PRIMARY KEY (c, n)) PARTITION BY LIST (c); CREATE TABLE pa PARTITION OF p FOR VALUES IN ('a', ';', 'it''s'); CREATE TABLE pd PARTITION OF p DEFAULT; CREATE TABLE pn (LIKE p);
INSERT INTO p VALUES ('a', 1), (';', 2), ('z', 3); UPDATE p SET c = 'zz' WHERE c = 'a';
