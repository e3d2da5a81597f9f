package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, to, path string) {
	t.Helper()
	if err := os.Symlink(to, path); err != nil {
		t.Fatal(err)
	}
}

func TestCopiesFilesFoldersAndInnerLinks(t *testing.T) {
	src, dst := t.TempDir(), t.TempDir()
	put(t, src+"/V1__a.sql", "select 1")
	put(t, src+"/more/V2__b.sql", "select 2")
	put(t, src+"/.hidden/V3__c.sql", "select 3")
	link(t, "V1__a.sql", src+"/R__same.sql")
	put(t, src+"/more/V2__b.sql.conf", "encoding=UTF-8")
	link(t, "more", src+"/same")
	n, err := copyFolder(src, dst, maxBytes)
	if err != nil || n != 6 {
		t.Fatalf("got %d files, %v", n, err)
	}
	for name, want := range map[string]string{"V1__a.sql": "select 1", "more/V2__b.sql": "select 2", "R__same.sql": "select 1", "same/V2__b.sql": "select 2", "same/V2__b.sql.conf": "encoding=UTF-8"} {
		if b, err := os.ReadFile(filepath.Join(dst, name)); err != nil || string(b) != want {
			t.Errorf("%s: %q, %v", name, b, err)
		}
	}
	if _, err := os.Stat(dst + "/.hidden"); !os.IsNotExist(err) {
		t.Errorf("a dot folder was copied: %v", err)
	}
}

func TestRefuses(t *testing.T) {
	outside := t.TempDir()
	put(t, outside+"/secret", "s")
	for what, c := range map[string]struct {
		prepare func(src string)
		says    string
	}{
		"a link out of the folder":      {func(src string) { link(t, outside+"/secret", src+"/V1__a.sql") }, "out of"},
		"a relative link out of it":     {func(src string) { link(t, "../"+filepath.Base(outside)+"/secret", src+"/V1__a.sql") }, "out of"},
		"a link to a folder outside":    {func(src string) { link(t, outside, src+"/more") }, "out of"},
		"a link to a folder it is in":   {func(src string) { put(t, src+"/a/x.sql", ""); link(t, "..", src+"/a/b") }, "that it is in"},
		"a link to itself":              {func(src string) { link(t, "a", src+"/a") }, "nowhere"},
		"a named pipe":                  {func(src string) { _ = syscall.Mkfifo(src+"/V1__a.sql", 0o644) }, "not a file"},
		"more than the limit, together": {func(src string) { put(t, src+"/a", "123456"); put(t, src+"/b", "123456") }, "more than"},
	} {
		t.Run(what, func(t *testing.T) {
			src := t.TempDir()
			c.prepare(src)
			_, err := copyFolder(src, t.TempDir(), 10)
			if !errors.Is(err, errRefused) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestMissingFolderNamesTheField(t *testing.T) {
	_, err := copyFolder(t.TempDir()+"/none", t.TempDir(), maxBytes)
	if err == nil || errors.Is(err, errRefused) || !strings.Contains(err.Error(), "spec.source.image.path") {
		t.Errorf("got %v", err)
	}
}

func TestInstalledProgramRunsAndTellsByItsExitCode(t *testing.T) {
	binary := filepath.Join(t.TempDir(), "built")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("%s %v", out, err)
	}
	dir, src := t.TempDir(), t.TempDir()
	if out, err := exec.Command(binary, "--install", dir).CombinedOutput(); err != nil {
		t.Fatalf("%s %v", out, err)
	}
	link(t, "/etc/passwd", src+"/V1__a.sql")
	for code, args := range map[int][]string{0: {t.TempDir(), t.TempDir()}, 1: {src, t.TempDir()}, 2: {"only one"}} {
		cmd := exec.Command(filepath.Join(dir, "copy"), args...)
		if err := cmd.Run(); cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != code {
			t.Errorf("%v ended with %v, not %d", args, err, code)
		}
	}
}
