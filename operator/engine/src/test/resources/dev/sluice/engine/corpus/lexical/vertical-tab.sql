-- minimum: 17
CREATETABLE t(n int);
INSERT INTO t VALUES (1);INSERT INTOt VALUES (2);
