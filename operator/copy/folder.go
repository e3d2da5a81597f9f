package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A set of scripts is text; what is larger than this was not meant.
const maxBytes = 64 << 20

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
	files, left := 0, limit
	err = fs.WalkDir(from.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return unreadable(src, name, err)
		}
		if name != "." && strings.HasPrefix(d.Name(), ".") {
			return skip(d)
		}
		if d.IsDir() {
			return os.MkdirAll(filepath.Join(dst, name), 0o755)
		}
		n, err := copyFile(from, src, name, filepath.Join(dst, name), left)
		if errors.Is(err, errTooLarge) {
			return refuse("%s holds more than %d MiB: point spec.source.image.path at a folder that holds only the scripts", src, limit>>20)
		}
		left -= n
		files++
		return err
	})
	return files, err
}

func skip(d fs.DirEntry) error {
	if d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

func unreadable(src, name string, err error) error {
	return fmt.Errorf("cannot read %s: make it readable for every user in the image: %w", filepath.Join(src, name), err)
}

var errTooLarge = errors.New("too large")

func copyFile(from *os.Root, src, name, to string, left int64) (int64, error) {
	info, err := from.Stat(name)
	if err != nil {
		if l, lerr := from.Lstat(name); lerr == nil && l.Mode()&fs.ModeSymlink != 0 {
			return 0, refuse("%s is a link that leads nowhere or out of %s: put the file itself there", filepath.Join(src, name), src)
		}
		return 0, unreadable(src, name, err)
	}
	if !info.Mode().IsRegular() {
		return 0, refuse("%s is not a file nor a link to one: put the file itself there", filepath.Join(src, name))
	}
	if info.Size() > left {
		return 0, errTooLarge
	}
	in, err := from.Open(name)
	if err != nil {
		return 0, unreadable(src, name, err)
	}
	defer in.Close()
	return write(in, to, 0o644)
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
