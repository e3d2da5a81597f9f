CREATE TABLE t (a serial, b bigserial, c smallserial, d serial8, v text); INSERT INTO t (v) VALUES ('a;'), ('b'); ALTER SEQUENCE t_a_seq INCREMENT 10; INSERT INTO t (v) VALUES ('c');
