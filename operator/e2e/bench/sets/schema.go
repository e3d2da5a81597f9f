package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// change is one statement and what takes it back.
type change struct{ up, down string }

type column struct {
	name, kind string
	required   bool // an INSERT has to name it
	pinned     bool // an index, a view or a constraint needs it as it is
}

type table struct {
	name, idType string
	columns      []*column
}

// schema is what the scripts so far have made, so that the next one works.
type schema struct {
	random  *rand.Rand
	tables  []*table
	indexes []string
	numbers int  // of names, and of values that differ
	careful bool // linters have next to nothing to say
}

func newSchema(seed uint64) *schema { return &schema{random: rand.New(rand.NewPCG(seed, 0))} }

// script is one file of a set.
type script struct {
	title   string
	changes []change
}

func (s script) up() string {
	text := "-- " + strings.ReplaceAll(s.title, "_", " ") + "\n"
	for _, c := range s.changes {
		text += c.up + ";\n\n"
	}
	return text
}

func (s script) down() string {
	text := ""
	for i := len(s.changes) - 1; i >= 0; i-- {
		if down := s.changes[i].down; down != "" {
			text += down + ";\n"
		}
	}
	return text
}

// script makes from one to ten statements, of which most concern one table.
func (s *schema) script() script {
	var made script
	if len(s.tables) == 0 || s.random.IntN(4) == 0 {
		made.changes = append(made.changes, s.createTable())
	}
	t := s.table()
	if len(made.changes) > 0 {
		t = s.tables[len(s.tables)-1]
	}
	for want := len(made.changes) + 1 + s.random.IntN(9); len(made.changes) < want; {
		made.changes = append(made.changes, s.changes(t)...)
	}
	made.title = fmt.Sprintf("%s_%s", pick(s, "add", "change", "extend", "rework"), t.name)
	return made
}

// Each is drawn as often as it is in the list.
var wanted = []func(*schema, *table) []change{
	(*schema).index, (*schema).index, (*schema).index, (*schema).index,
	(*schema).addColumn, (*schema).addColumn, (*schema).addColumn,
	(*schema).alterColumn, (*schema).alterColumn,
	(*schema).constrain, (*schema).constrain,
	(*schema).refer, (*schema).rows, (*schema).rows, (*schema).backfill,
	(*schema).comment, (*schema).comment, (*schema).view, (*schema).function,
	(*schema).enum, (*schema).dropIndex, (*schema).dropColumn,
}

var careful = []func(*schema, *table) []change{
	(*schema).addColumn, (*schema).addColumn, (*schema).row, (*schema).row, (*schema).backfill, (*schema).comment, (*schema).comment,
	(*schema).view, (*schema).function,
}

func (s *schema) changes(t *table) []change {
	if s.careful {
		return pick(s, careful...)(s, t)
	}
	return pick(s, wanted...)(s, t)
}

func (s *schema) table() *table {
	if len(s.tables) == 0 {
		s.createTable()
	}
	return s.tables[s.random.IntN(len(s.tables))]
}

func pick[T any](s *schema, of ...T) T { return of[s.random.IntN(len(of))] }

var nouns = strings.Fields(`account address audit banner batch booking branch budget campaign cargo channel charge claim comment
 contact contract course credit customer delivery device document driver event expense feature file flight form fund goal group
 guest invoice item job label ledger license location login machine manifest member message meter order parcel partner payment
 permit person plan policy port product profile project quota quote receipt region report request reservation role route rule
 sample schedule season sensor service session ship shop signal site stage stock task team tenant ticket token tour trade unit
 user vehicle vendor vessel visit voucher wallet warehouse worker zone`)

var traits = strings.Fields(`active amount archived balance body capacity category city code color country created currency deleted
 depth description discount due email enabled ended external fee height hidden kind language latitude length level limit_value
 locale longitude maximum minimum mode name note number origin owner phone position price priority private published quantity
 rank rating reason reference remark score secret severity size slug source started state status street summary target tax title
 total updated url valid value variant verified version weight width zip`)

// name is a noun that has its number once all nouns are used.
func (s *schema) name(of []string) string {
	s.numbers++
	return fmt.Sprintf("%s_%d", pick(s, of...), s.numbers)
}
