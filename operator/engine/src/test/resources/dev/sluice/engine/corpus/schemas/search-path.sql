CREATE SCHEMA a; CREATE SCHEMA "b;";
SET search_path TO a, public; CREATE TABLE t (n int); SET search_path = "b;"; CREATE TABLE t (n int); INSERT INTO t VALUES (1); SET SESSION search_path TO a; INSERT INTO t VALUES (2); SET search_path TO DEFAULT; CREATE TABLE public.u AS SELECT * FROM a.t; SET SCHEMA 'a'; INSERT INTO t VALUES (3);
