package main

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

func nodeIP() string {
	as, err := net.InterfaceAddrs()
	must(err)
	for _, a := range as {
		if n, ok := a.(*net.IPNet); ok && n.IP.To4() != nil && !n.IP.IsLoopback() {
			return n.IP.String()
		}
	}
	logf("no address")
	os.Exit(1)
	return ""
}

func write(path, s string) {
	must(os.MkdirAll(filepath.Dir(path), 0o755))
	must(os.WriteFile(path, []byte(s), 0o644))
}

func cgroupOf(controller string) string {
	b, _ := os.ReadFile("/proc/self/cgroup")
	for _, l := range strings.Split(string(b), "\n") {
		p := strings.SplitN(l, ":", 3)
		if len(p) == 3 && (p[1] == controller) {
			return p[2]
		}
	}
	return "/"
}

// shieldSysctls covers the host-wide sysctls that a kubelet would change with
// files of this mount namespace that already hold the values it wants.
func shieldSysctls() {
	for name, v := range map[string]string{"vm/overcommit_memory": "1", "vm/panic_on_oom": "0", "kernel/panic": "10",
		"kernel/panic_on_oops": "1", "kernel/keys/root_maxkeys": "1000000", "kernel/keys/root_maxbytes": "25000000"} {
		f := "/run/k3s/sysctl/" + strings.ReplaceAll(name, "/", ".")
		write(f, v+"\n")
		if err := syscall.Mount(f, "/proc/sys/"+name, "", syscall.MS_BIND, ""); err != nil {
			logf("sysctl %s not shielded: %v", name, err)
		}
	}
}
