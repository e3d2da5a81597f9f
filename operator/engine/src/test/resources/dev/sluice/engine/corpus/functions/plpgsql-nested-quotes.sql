CREATE FUNCTION make(name text) RETURNS void LANGUAGE plpgsql AS $outer$
BEGIN
  EXECUTE format($inner$
    CREATE FUNCTION %I() RETURNS text LANGUAGE plpgsql AS $f$
    BEGIN
      RETURN $s$a;b$s$ || 'it''s';
    END;
    $f$
  $inner$, name);
END;
$outer$;
SELECT make('made'); CREATE TABLE t AS SELECT made();
