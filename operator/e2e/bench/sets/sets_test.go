package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEachRunWritesTheSameScripts(t *testing.T) {
	a, b := newSchema(seed), newSchema(seed)
	for range 50 {
		if one, other := a.script(), b.script(); one.up() != other.up() || one.down() != other.down() {
			t.Fatalf("%s\nis not\n%s", one.up(), other.up())
		}
	}
}

func TestSetOf362HasSome2000Statements(t *testing.T) {
	s, statements := newSchema(seed), 0
	for range 362 {
		statements += len(s.script().changes)
	}
	if statements < 1900 || statements > 2200 {
		t.Error(statements)
	}
}

func TestFilesHaveTheSizeAskedFor(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.sql")
	for kind, enough := range map[string]func(text string) bool{
		"lines":      func(text string) bool { return strings.Count(text, "\n") >= 300 },
		"statements": func(text string) bool { return strings.Count(text, ";\n\n") >= 300 },
		"seed":       func(text string) bool { return len(text) >= 300*1000 },
	} {
		if err := kinds[kind](300, file); err != nil {
			t.Fatal(err)
		}
		if text, err := os.ReadFile(file); err != nil || !enough(string(text)) {
			t.Errorf("%s: %d bytes, %v", kind, len(text), err)
		}
	}
}
