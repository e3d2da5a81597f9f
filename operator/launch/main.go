// Command sluice is the image's entry point: it turns itself into the JVM with
// the options and the AOT cache of the work at hand. The image has no shell.
package main

import (
	"fmt"
	"os"
	"syscall"
)

const (
	java    = "/opt/jre/bin/java"
	options = "/opt/sluice/jvm/"
)

// optionsFor names the option file: the controller lives long with a small
// heap, the commands are short.
func optionsFor(args []string) string {
	if len(args) > 0 && args[0] == "operator" {
		return options + "operator"
	}
	return options + "runner"
}

func main() {
	args := os.Args[1:]
	argv := append([]string{"java", "@" + optionsFor(args), "dev.sluice.app.Main"}, args...)
	// One arena for all threads: of glibc's eight a core, each would keep megabytes.
	err := syscall.Exec(java, argv, append(os.Environ(), "MALLOC_ARENA_MAX=1"))
	fmt.Fprintln(os.Stderr, "sluice: cannot start", java+":", err)
	os.Exit(2)
}
