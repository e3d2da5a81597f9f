CREATE FUNCTION first(a anyelement, b anyelement) RETURNS anyelement LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION wrap(a anycompatible, b anycompatible) RETURNS anycompatiblearray LANGUAGE sql AS 'SELECT ARRAY[$1, $2]';
CREATE TABLE t AS SELECT first(1, 2) AS a, first('a'::text, 'b') AS b, wrap(1, 2.5);
