CREATE FUNCTION rn() RETURNS bigint LANGUAGE internal WINDOW IMMUTABLE AS 'window_row_number';
CREATE TABLE t AS SELECT n, rn() OVER (ORDER BY n DESC) FROM generate_series(1, 3) AS n;
