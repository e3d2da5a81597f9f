package main

import (
	"bufio"
	"bytes"
	"fmt"
	"net"
	"os"
	"os/exec"
	"strings"
	"sync"
)

const controlSocket = "/run/k3s/component.sock"

// process is one component: it is either meant to run (then its end ends the
// whole server, with the tail of its log) or was stopped through the socket.
type process struct {
	name string
	argv []string
	mu   sync.Mutex
	cmd  *exec.Cmd
	gone chan struct{}
}

var (
	processesMu sync.Mutex
	processes   = map[string]*process{}
)

func run(name string, argv ...string) {
	p := &process{name: name, argv: argv}
	processesMu.Lock()
	processes[name] = p
	processesMu.Unlock()
	must(p.start())
}

func (p *process) start() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.cmd != nil {
		return nil
	}
	f, err := os.OpenFile(logDir+"/"+p.name+".log", os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o644)
	if err != nil {
		return err
	}
	defer f.Close()
	c := exec.Command(p.argv[0], p.argv[1:]...)
	c.Stdout, c.Stderr = f, f
	if err := c.Start(); err != nil {
		return err
	}
	p.cmd, p.gone = c, make(chan struct{})
	go p.await(c, p.gone)
	return nil
}

func (p *process) await(c *exec.Cmd, gone chan struct{}) {
	err := c.Wait()
	close(gone)
	p.mu.Lock()
	unexpected := p.cmd == c
	p.mu.Unlock()
	if !unexpected {
		logf("component %s stopped on demand", p.name)
		return
	}
	b, _ := os.ReadFile(logDir + "/" + p.name + ".log")
	lines := bytes.Split(bytes.TrimSpace(b), []byte("\n"))
	logf("component %s ended: %v; last lines:", p.name, err)
	fmt.Fprintf(os.Stderr, "%s\n", bytes.Join(lines[max(0, len(lines)-15):], []byte("\n")))
	os.Exit(1)
}

// stop kills at once, as a power failure would, and returns when it is gone.
func (p *process) stop() error {
	p.mu.Lock()
	c, gone := p.cmd, p.gone
	p.cmd = nil
	p.mu.Unlock()
	if c == nil {
		return nil
	}
	if err := c.Process.Kill(); err != nil {
		return err
	}
	<-gone
	return nil
}

// serveControl lets `k3s component stop|start NAME` act on the components.
func serveControl() {
	l, err := net.Listen("unix", controlSocket)
	must(err)
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				line, _ := bufio.NewReader(c).ReadString('\n')
				fmt.Fprintln(c, control(strings.Fields(line)))
			}()
		}
	}()
}

func control(words []string) string {
	if len(words) != 2 {
		return "usage: component stop|start NAME"
	}
	processesMu.Lock()
	p := processes[words[1]]
	processesMu.Unlock()
	if p == nil {
		return "no component " + words[1]
	}
	act := map[string]func() error{"stop": p.stop, "start": p.start}[words[0]]
	if act == nil {
		return "usage: component stop|start NAME"
	}
	if err := act(); err != nil {
		return err.Error()
	}
	return "ok"
}

func controlClient(args []string) {
	c, err := net.Dial("unix", controlSocket)
	must(err)
	fmt.Fprintln(c, strings.Join(args, " "))
	answer, err := bufio.NewReader(c).ReadString('\n')
	must(err)
	if answer != "ok\n" {
		fmt.Fprint(os.Stderr, answer)
		os.Exit(1)
	}
}
