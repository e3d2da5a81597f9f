-- Suite 4: is the data that is there consistent? Reads only. Rows can break a constraint that is in force: loaded with
-- session_replication_role = replica, or before a constraint that was added NOT VALID. Looks at the rows of all tables
-- in the schema; that every constraint is validated is asked of the five only.
DO $$
DECLARE
    c record;
    wrong bigint;
BEGIN
    FOR c IN
        SELECT con.conname, con.conrelid::regclass AS child, con.confrelid::regclass AS parent,
               string_agg(format('p.%I = c.%I', pa.attname, ca.attname), ' AND ') AS joined,
               string_agg(format('c.%I IS NOT NULL', ca.attname), ' AND ') AS refers
        FROM pg_constraint con
        CROSS JOIN LATERAL unnest(con.conkey, con.confkey) AS k (child_column, parent_column)
        JOIN pg_attribute ca ON ca.attrelid = con.conrelid AND ca.attnum = k.child_column
        JOIN pg_attribute pa ON pa.attrelid = con.confrelid AND pa.attnum = k.parent_column
        WHERE con.contype = 'f' AND con.conrelid IN (
            SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace)
        GROUP BY con.oid
    LOOP
        EXECUTE format('SELECT count(*) FROM %s c WHERE %s AND NOT EXISTS (SELECT FROM %s p WHERE %s)',
            c.child, c.refers, c.parent, c.joined) INTO wrong;
        IF wrong > 0 THEN
            RAISE EXCEPTION '% orphaned rows in %: % refers to nothing in %', wrong, c.child, c.conname, c.parent;
        END IF;
    END LOOP;

    FOR c IN
        SELECT conname, conrelid::regclass AS child, pg_get_expr(conbin, conrelid) AS expression
        FROM pg_constraint
        WHERE contype = 'c' AND conrelid IN (
            SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace)
    LOOP
        EXECUTE format('SELECT count(*) FROM %s WHERE NOT (%s)', c.child, c.expression) INTO wrong;
        IF wrong > 0 THEN
            RAISE EXCEPTION '% rows in % break %', wrong, c.child, c.conname;
        END IF;
    END LOOP;

    FOR c IN
        SELECT conrelid::regclass AS child, conname FROM pg_constraint
        WHERE NOT convalidated AND conrelid IN (
            SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace
            AND relname IN ('warranty_tracking', 'sale_workflows', 'webhooks', 'notification_templates', 'notifications'))
    LOOP
        RAISE EXCEPTION '% of % is not validated: VALIDATE CONSTRAINT it', c.conname, c.child;
    END LOOP;
END
$$;
