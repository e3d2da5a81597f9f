package main

import (
	"fmt"
	"strings"
)

var words = strings.Fields(`anchor apron autumn barrel beacon bridge canal chart cliff cloud coast copper current deck delta dock
 engine ferry fog gate glacier granite gulf harbour haven hull island keel lantern ledge lighthouse maple marble meadow mill
 mist morning north orchard pier pilot pine quay rapids reef ridge river rope rudder sail sand shore signal silver sound stone
 storm tide timber tower valley wave wharf willow wind winter`)

// value is SQL for one of the column's type that passes what constrain asks.
func (s *schema) value(c *column) string {
	s.numbers++
	switch c.kind {
	case "integer", "bigint":
		return fmt.Sprint(s.random.IntN(100000))
	case "boolean":
		return pick(s, "true", "false")
	case "timestamptz":
		return fmt.Sprintf("'2024-%02d-%02d 12:00:00+00'", 1+s.random.IntN(12), 1+s.random.IntN(28))
	case "numeric(12,2)":
		return fmt.Sprintf("%d.%02d", s.random.IntN(10000), s.random.IntN(100))
	case "jsonb":
		return fmt.Sprintf(`'{"%s": {"rank": %d, "tags": ["%s"]}}'`, pick(s, words...), s.numbers, pick(s, words...))
	case "date":
		return fmt.Sprintf("'2023-%02d-%02d'", 1+s.random.IntN(12), 1+s.random.IntN(28))
	case "uuid":
		return fmt.Sprintf("'00000000-0000-4000-8000-%012d'", s.numbers)
	case "text[]":
		return fmt.Sprintf("'{%s,%s}'", pick(s, words...), pick(s, words...))
	case "varchar(64)", "varchar(255)":
		return fmt.Sprintf("'%s %d'", pick(s, words...), s.numbers)
	default:
		return fmt.Sprintf("'%s''s %s %s %d'", pick(s, words...), pick(s, words...), pick(s, words...), s.numbers)
	}
}

func (s *schema) rows(t *table) []change { return []change{s.insert(t, 1+s.random.IntN(12))} }

func (s *schema) row(t *table) []change { return []change{s.insert(t, 1)} }

// insert names each column that needs a value, and some of the others.
func (s *schema) insert(t *table, rows int) change {
	var names []string
	var columns []*column
	for i, c := range t.columns {
		if c.required || i < 4 {
			names, columns = append(names, c.name), append(columns, c)
		}
	}
	lines := make([]string, rows)
	for i := range lines {
		values := make([]string, len(columns))
		for j, c := range columns {
			values[j] = s.value(c)
		}
		lines[i] = "(" + strings.Join(values, ", ") + ")"
	}
	return change{up: fmt.Sprintf("INSERT INTO %s (%s) VALUES\n    %s", t.name, strings.Join(names, ", "), strings.Join(lines, ",\n    "))}
}

func (s *schema) backfill(t *table) []change {
	c := pick(s, t.columns...)
	where := pick(s, c.name+" IS NULL", "created_at < now() - interval '30 days'", "updated_at > created_at AND "+c.name+" IS NOT NULL")
	return []change{{fmt.Sprintf("UPDATE %s\nSET %s = %s, updated_at = now()\nWHERE %s", t.name, c.name, s.value(c), where), ""}}
}

func (s *schema) comment(t *table) []change {
	c := pick(s, t.columns...)
	text := fmt.Sprintf("The %s of the %s, from %s on", pick(s, words...), pick(s, words...), pick(s, words...))
	return []change{{fmt.Sprintf("COMMENT ON COLUMN %s.%s IS '%s'", t.name, c.name, text),
		fmt.Sprintf("COMMENT ON COLUMN %s.%s IS NULL", t.name, c.name)}}
}
