package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// A set of scripts is text; what is larger than this was not meant.
const (
	maxBytes = 64 << 20
	maxFiles = 10_000
)

var errRefused = errors.New("refused")

func refuse(format string, a ...any) error {
	return fmt.Errorf("%s (%w)", fmt.Sprintf(format, a...), errRefused)
}

// copyFolder copies the regular files under src to dst and returns how many.
// Links are followed only inside src; entries that start with a dot are left out.
func copyFolder(src, dst string, limit int64) (int, error) {
	from, err := os.OpenRoot(src)
	if err != nil {
		return 0, fmt.Errorf("the image has no readable folder %s: correct spec.source.image.path: %w", src, err)
	}
	defer from.Close()
	c := &copying{from: from, src: src, dst: dst, limit: limit, left: limit}
	err = c.walk(".", nil)
	return c.files, err
}

// A copying is one copyFolder under way.
type copying struct {
	from        *os.Root
	src, dst    string
	limit, left int64
	files       int
}

// walk copies what is under name; above are the folders from src down to it.
func (c *copying) walk(name string, above []fs.FileInfo) error {
	self, err := c.from.Stat(name)
	if err != nil {
		return unreadable(c.src, name, err)
	}
	for _, folder := range above {
		if os.SameFile(folder, self) {
			return refuse("%s is a link to a folder that it is in: remove the link", filepath.Join(c.src, name))
		}
	}
	above = append(slices.Clone(above), self)
	entries, err := fs.ReadDir(c.from.FS(), name)
	if err != nil {
		return unreadable(c.src, name, err)
	}
	if err := os.MkdirAll(filepath.Join(c.dst, name), 0o755); err != nil {
		return err
	}
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), ".") {
			continue
		}
		if err := c.entry(path.Join(name, entry.Name()), above); err != nil {
			return err
		}
	}
	return nil
}

func (c *copying) entry(name string, above []fs.FileInfo) error {
	info, err := c.from.Stat(name)
	if err != nil {
		if l, lerr := c.from.Lstat(name); lerr == nil && l.Mode()&fs.ModeSymlink != 0 {
			return refuse("%s is a link that leads nowhere or out of %s: put the file itself there", filepath.Join(c.src, name), c.src)
		}
		return unreadable(c.src, name, err)
	}
	if info.IsDir() {
		return c.walk(name, above)
	}
	if !info.Mode().IsRegular() {
		return refuse("%s is not a file, a folder nor a link to one: put the file itself there", filepath.Join(c.src, name))
	}
	if info.Size() > c.left {
		return refuse("%s holds more than %d MiB: point spec.source.image.path at a folder that holds only the scripts", c.src, c.limit>>20)
	}
	if c.files == maxFiles {
		return refuse("%s holds more than %d files: point spec.source.image.path at a folder that holds only the scripts", c.src, maxFiles)
	}
	in, err := c.from.Open(name)
	if err != nil {
		return unreadable(c.src, name, err)
	}
	defer in.Close()
	n, err := write(in, filepath.Join(c.dst, name), 0o644)
	c.left -= n
	c.files++
	return err
}

func unreadable(src, name string, err error) error {
	return fmt.Errorf("cannot read %s: make it readable for every user in the image: %w", filepath.Join(src, name), err)
}

func write(in io.Reader, to string, mode fs.FileMode) (int64, error) {
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, mode)
	if err != nil {
		return 0, err
	}
	n, err := io.Copy(out, in)
	return n, errors.Join(err, out.Close())
}

// install puts this very program into dir, so that another image can run it.
func install(dir string) error {
	self, err := os.Open("/proc/self/exe")
	if err != nil {
		return err
	}
	defer self.Close()
	to := filepath.Join(dir, "copy")
	if _, err := write(self, to, 0o755); err != nil {
		return fmt.Errorf("cannot install into %s: %w", dir, err)
	}
	return os.Chmod(to, 0o755)
}
