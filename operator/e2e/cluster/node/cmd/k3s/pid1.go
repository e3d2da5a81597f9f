package main

import (
	"os"
	"os/exec"
	"os/signal"
	"syscall"
)

// pid1 runs the server as a child, forwards signals and reaps orphans.
func pid1() {
	c := exec.Command("/bin/k3s", append([]string{"server"}, os.Args[1:]...)...)
	c.Stdout, c.Stderr = os.Stdout, os.Stderr
	must(c.Start())
	sig := make(chan os.Signal, 8)
	signal.Notify(sig, syscall.SIGTERM, syscall.SIGINT)
	go func() {
		for s := range sig {
			_ = c.Process.Signal(s)
		}
	}()
	for {
		var ws syscall.WaitStatus
		pid, err := syscall.Wait4(-1, &ws, 0, nil)
		if err == syscall.EINTR {
			continue
		}
		if err != nil {
			os.Exit(1)
		}
		if pid == c.Process.Pid {
			os.Exit(ws.ExitStatus())
		}
	}
}
