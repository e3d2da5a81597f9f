CREATE TABLE p (n int, v text) PARTITION BY RANGE (n);
DO $$ BEGIN FOR i IN 0..3 LOOP EXECUTE format('CREATE TABLE p_%s PARTITION OF p FOR VALUES FROM (%s) TO (%s)', i, i * 10, i * 10 + 10); END LOOP; END $$;
INSERT INTO p SELECT i, 'v;' || i FROM generate_series(0, 39, 7) AS i;
