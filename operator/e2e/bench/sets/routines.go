package main

import "fmt"

func (s *schema) view(t *table) []change {
	a, b := pick(s, t.columns...), t.columns[0]
	a.pinned, b.pinned = true, true
	name := s.name([]string{t.name + "_view"})
	up := fmt.Sprintf(`CREATE OR REPLACE VIEW %s AS
SELECT
    t.id,
    t.%s AS subject,
    count(*) FILTER (WHERE t.%s IS NOT NULL) OVER (PARTITION BY date_trunc('month', t.created_at)) AS filled,
    CASE WHEN t.updated_at > now() - interval '1 day' THEN 'recent' WHEN t.updated_at IS NULL THEN 'never' ELSE 'old' END AS age,
    coalesce(l.total, 0) AS total
FROM %s t
LEFT JOIN (
    SELECT date_trunc('day', created_at) AS day, count(*) AS total FROM %s GROUP BY 1
) l ON l.day = date_trunc('day', t.created_at)
WHERE t.created_at IS NOT NULL`, name, a.name, b.name, t.name, t.name)
	return []change{{up, "DROP VIEW IF EXISTS " + name}}
}

func (s *schema) function(t *table) []change {
	name := s.name([]string{t.name + "_fn"})
	drop := fmt.Sprintf("DROP FUNCTION IF EXISTS %s CASCADE", name)
	switch s.random.IntN(3) {
	case 0:
		up := fmt.Sprintf(`CREATE OR REPLACE FUNCTION %s() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    -- Rows that came as they were keep their time; it's what clients compare.
    IF TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD THEN
        RETURN NULL;
    END IF;
    NEW.updated_at := now();
    RETURN NEW;
END;
$$`, name)
		trigger := fmt.Sprintf("CREATE OR REPLACE TRIGGER %s_changed\n    BEFORE INSERT OR UPDATE ON %s\n    FOR EACH ROW EXECUTE FUNCTION %s()", name, t.name, name)
		return []change{{up, drop}, {trigger, ""}}
	case 1:
		up := fmt.Sprintf(`CREATE OR REPLACE FUNCTION %s(since timestamptz, most integer DEFAULT 100) RETURNS SETOF %s
    LANGUAGE sql
    STABLE
AS $function$
    SELECT * FROM %s WHERE created_at >= since ORDER BY created_at DESC, id LIMIT most;
$function$`, name, t.name, t.name)
		return []change{{up, drop}}
	default:
		up := fmt.Sprintf(`CREATE OR REPLACE FUNCTION %s(batch integer DEFAULT 500) RETURNS bigint
    LANGUAGE plpgsql
AS $body$
DECLARE
    found_rows bigint := 0;
    row_now record;
BEGIN
    FOR row_now IN
        SELECT id FROM %s WHERE updated_at < now() - interval '90 days' ORDER BY id LIMIT batch
    LOOP
        BEGIN
            UPDATE %s SET updated_at = now() WHERE id = row_now.id;
            found_rows := found_rows + 1;
        EXCEPTION
            WHEN lock_not_available OR deadlock_detected THEN
                RAISE NOTICE 'row %% is left for the next time: %%', row_now.id, SQLERRM;
        END;
    END LOOP;
    RETURN found_rows;
END;
$body$`, name, t.name, t.name)
		return []change{{up, drop}}
	}
}

func (s *schema) enum(t *table) []change {
	name := s.name([]string{t.name + "_state"})
	create := fmt.Sprintf("CREATE TYPE %s AS ENUM ('new', 'open', 'done')", name)
	add := fmt.Sprintf("ALTER TABLE %s ADD COLUMN %s_now %s NOT NULL DEFAULT 'new'", t.name, name, name)
	return []change{{create, "DROP TYPE IF EXISTS " + name},
		{add, fmt.Sprintf("ALTER TABLE %s DROP COLUMN IF EXISTS %s_now", t.name, name)}}
}
