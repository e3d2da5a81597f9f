// Command copy takes a folder of scripts out of a user's image that need not
// hold a shell: an init container of ours installs this program into a shared
// volume (copy --install DIR), one of the user's image runs it (copy SRC DST).
//
// It ends with 0 when all is copied, 1 when it refuses what it found, 2 when it
// could not do its work. The one line it prints then says what to do.
package main

import (
	"errors"
	"fmt"
	"os"
)

const usage = "usage: copy SRC DST | copy --install DIR"

func main() {
	err := run(os.Args[1:])
	if err == nil {
		return
	}
	fmt.Fprintln(os.Stderr, "copy:", err)
	if errors.Is(err, errRefused) {
		os.Exit(1)
	}
	os.Exit(2)
}

func run(args []string) error {
	switch {
	case len(args) == 2 && args[0] == "--install":
		return install(args[1])
	case len(args) == 2:
		n, err := copyFolder(args[0], args[1], maxBytes)
		if err == nil {
			fmt.Printf("copy: %d files from %s\n", n, args[0])
		}
		return err
	}
	return errors.New(usage)
}
