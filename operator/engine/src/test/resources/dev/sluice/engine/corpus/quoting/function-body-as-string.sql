CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT a + 1; SELECT a + 2;';
CREATE FUNCTION g(a text) RETURNS text LANGUAGE plpgsql AS 'BEGIN RETURN a || '';'' || ''it''''s''; END;';
CREATE TABLE t AS SELECT f(1), g('x');
