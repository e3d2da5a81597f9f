package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
)

const (
	data    = "/var/lib/rancher/k3s"
	tlsDir  = data + "/server/tls"
	credDir = data + "/server/cred"
	logDir  = "/var/log/k3s"
	sock    = "/run/k3s/containerd/containerd.sock"
)

var t0 = time.Now()

func logf(f string, a ...any) {
	fmt.Fprintf(os.Stderr, "time=%q level=info msg=%q\n", time.Now().UTC().Format(time.RFC3339Nano),
		fmt.Sprintf("[k3s stand-in +%.1fs] ", time.Since(t0).Seconds())+fmt.Sprintf(f, a...))
}

func must(err error) {
	if err != nil {
		logf("fatal: %v", err)
		os.Exit(1)
	}
}

func waitFor(what string, limit time.Duration, f func() bool) {
	for end := time.Now().Add(limit); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if f() {
			logf("%s", what)
			return
		}
	}
	logf("timed out waiting for: %s", what)
	os.Exit(1)
}

func server(args []string) {
	logf("STAND-IN for k3s (upstream Kubernetes components, not rancher's k3s); args %q", args)
	host, err := os.Hostname()
	must(err)
	ip := nodeIP()
	prepare(args, host, ip)
	startStore()
	startAPIServer(ip)
	importImages()
	ctx := context.Background()
	cs := awaitAPIServer(ctx)
	kubeconfig("/etc/rancher/k3s/k3s.yaml", "admin")
	startControllers()
	startNode(host, ip)
	startDNS(ctx, cs, host, ip)
	serveControl()
	awaitNode(ctx, cs, host)
	logf("Node controller sync successful (stand-in: node Ready and default service account present)")

	sig := make(chan os.Signal, 2)
	signal.Notify(sig, syscall.SIGTERM, syscall.SIGINT)
	<-sig
	logf("stopping")
	os.Exit(0)
}

func prepare(args []string, host, ip string) {
	for _, d := range []string{logDir, data + "/agent/images", credDir, "/run/k3s/containerd", "/var/lib/kubelet", "/etc/cni/net.d"} {
		must(os.MkdirAll(d, 0o755))
	}
	must(syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_SHARED, ""))
	shieldSysctls()
	issueAll(host, ip, sansOf(args))
	write("/etc/cni/net.d/10-bridge.conflist", cniConfig)
	write(data+"/agent/etc/containerd/config.toml", containerdConfig)
	write(data+"/agent/etc/kubelet.yaml", kubeletConfig(cgroupOf("memory")))
}

func sansOf(args []string) []string {
	var sans []string
	for i, a := range args {
		if v, ok := strings.CutPrefix(a, "--tls-san="); ok {
			sans = append(sans, strings.Split(v, ",")...)
		} else if a == "--tls-san" && i+1 < len(args) {
			sans = append(sans, strings.Split(args[i+1], ",")...)
		}
	}
	return sans
}

func importImages() {
	waitFor("containerd is up", time.Minute, func() bool {
		return exec.Command("/usr/bin/ctr", "-a", sock, "version").Run() == nil
	})
	for _, dir := range []string{"/usr/share/k3s-standin/images", data + "/agent/images"} {
		tars, _ := filepath.Glob(dir + "/*.tar")
		for _, t := range tars {
			out, err := exec.Command("/usr/bin/ctr", "-a", sock, "-n", "k8s.io", "images", "import", t).CombinedOutput()
			logf("image import %s: %v %s", t, err, bytes.TrimSpace(out))
		}
	}
}

func awaitAPIServer(ctx context.Context) *kubernetes.Clientset {
	cfg, err := clientcmd.BuildConfigFromFlags("", credDir+"/admin.yaml")
	must(err)
	cs := kubernetes.NewForConfigOrDie(cfg)
	waitFor("kube-apiserver is ready", 2*time.Minute, func() bool {
		_, err := cs.RESTClient().Get().AbsPath("/readyz").DoRaw(ctx)
		return err == nil
	})
	return cs
}

func awaitNode(ctx context.Context, cs *kubernetes.Clientset, host string) {
	waitFor("node "+host+" is Ready", 3*time.Minute, func() bool {
		n, err := cs.CoreV1().Nodes().Get(ctx, host, metav1.GetOptions{})
		return err == nil && schedulable(n)
	})
	waitFor("default service account exists", time.Minute, func() bool {
		_, err := cs.CoreV1().ServiceAccounts("default").Get(ctx, "default", metav1.GetOptions{})
		return err == nil
	})
}

func schedulable(n *corev1.Node) bool {
	for _, t := range n.Spec.Taints {
		if t.Key == corev1.TaintNodeNotReady {
			return false
		}
	}
	for _, c := range n.Status.Conditions {
		if c.Type == corev1.NodeReady {
			return c.Status == corev1.ConditionTrue
		}
	}
	return false
}
