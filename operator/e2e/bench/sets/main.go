// Writes scripts to measure with, the same ones on each machine. Usage: sets -kind scripts -count 362 DIR, sets -kind seed FILE
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

const seed = 20250901

// A set of count scripts has some 5.6 statements each: 362 have about 2,000.
var kinds = map[string]func(count int, path string) error{
	"scripts":    writeScripts,
	"small":      writeSmall,
	"lines":      writeLines,
	"statements": writeStatements,
	"seed":       writeSeed,
}

func main() {
	kind := flag.String("kind", "", "scripts, small: a folder; lines, statements, seed: one file")
	count := flag.Int("count", 0, "how many scripts, lines, statements or KB")
	flag.Parse()
	write := kinds[*kind]
	if write == nil || *count <= 0 || flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	if err := write(*count, flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "sets:", err)
		os.Exit(1)
	}
}

// writeScripts names pairs of files as golang-migrate finds them.
func writeScripts(count int, folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	schema := newSchema(seed)
	for i := 1; i <= count; i++ {
		script := schema.script()
		name := filepath.Join(folder, fmt.Sprintf("%06d_%s", i, script.title))
		if err := os.WriteFile(name+".up.sql", []byte(script.up()), 0o644); err != nil {
			return err
		}
		if err := os.WriteFile(name+".down.sql", []byte(script.down()), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// writeSmall names files as Flyway finds them: a table and an index each.
func writeSmall(count int, folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for i := 1; i <= count; i++ {
		sql := fmt.Sprintf("CREATE TABLE t%d (id bigint PRIMARY KEY, name text NOT NULL);\nCREATE INDEX ON t%d (name);\n", i, i)
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("V%d__t%d.sql", i, i)), []byte(sql), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// writeLines is like people's folders: linters have something to say of every tenth script or so.
func writeLines(count int, file string) error {
	return writeUntil(file, 10, func(text string, _ int) bool { return strings.Count(text, "\n") >= count })
}

func writeStatements(count int, file string) error {
	return writeUntil(file, 0, func(_ string, statements int) bool { return statements >= count })
}

// writeUntil puts scripts into one file; each carelessth is as it comes, none if that is 0.
func writeUntil(file string, careless int, enough func(text string, statements int) bool) error {
	schema := newSchema(seed)
	var text strings.Builder
	text.WriteString("SET lock_timeout = '5s';\nSET statement_timeout = '60s';\n\n")
	for i, statements := 1, 2; !enough(text.String(), statements); i++ {
		schema.careful = careless == 0 || i%careless > 0
		script := schema.script()
		statements += len(script.changes)
		text.WriteString(script.up())
	}
	return os.WriteFile(file, []byte(text.String()), 0o644)
}

// writeSeed makes a table and fills it with rows, 100 to an INSERT, up to some KB.
func writeSeed(kilobytes int, file string) error {
	schema := newSchema(seed)
	var text strings.Builder
	text.WriteString(schema.createTable().up + ";\n")
	for text.Len() < kilobytes*1000 {
		text.WriteString(schema.insert(schema.tables[0], 100).up + ";\n")
	}
	return os.WriteFile(file, []byte(text.String()), 0o644)
}
