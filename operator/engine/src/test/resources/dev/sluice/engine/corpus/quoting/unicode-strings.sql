-- refused: 4
CREATE TABLE t (n int, v text);
INSERT INTO t VALUES (1, U&'d\0061t\+000061;'), (2, U&'!0061!003b;' UESCAPE '!'), (3, u&'\\;');
INSERT INTO t VALUES (4, U&'d!0061ta' /* ; */ UESCAPE
  '!');
