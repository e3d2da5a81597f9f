package main

// The command lines of the components, in the order in which they start.

func startStore() {
	run("containerd", "/usr/bin/containerd", "--config", data+"/agent/etc/containerd/config.toml")
	run("etcd", "/bin/k3s", "etcd", "--data-dir", data+"/server/db", "--unsafe-no-fsync",
		"--listen-client-urls=http://127.0.0.1:2379", "--advertise-client-urls=http://127.0.0.1:2379",
		"--listen-peer-urls=http://127.0.0.1:2380", "--log-level=warn")
}

func startAPIServer(ip string) {
	run("kube-apiserver", "/bin/k3s", "kube-apiserver", "--bind-address=0.0.0.0", "--secure-port=6443", "--advertise-address="+ip,
		"--etcd-servers=http://127.0.0.1:2379", "--client-ca-file="+tlsDir+"/ca.crt",
		"--tls-cert-file="+tlsDir+"/apiserver.crt", "--tls-private-key-file="+tlsDir+"/apiserver.key",
		"--kubelet-certificate-authority="+tlsDir+"/ca.crt", "--kubelet-client-certificate="+tlsDir+"/apiserver-kubelet.crt",
		"--kubelet-client-key="+tlsDir+"/apiserver-kubelet.key", "--kubelet-preferred-address-types=InternalIP,Hostname",
		"--service-account-key-file="+tlsDir+"/sa.key", "--service-account-signing-key-file="+tlsDir+"/sa.key",
		"--service-account-issuer=https://kubernetes.default.svc.cluster.local", "--api-audiences=https://kubernetes.default.svc.cluster.local,k3s",
		"--service-cluster-ip-range=10.43.0.0/16", "--authorization-mode=Node,RBAC", "--enable-admission-plugins=NodeRestriction",
		"--requestheader-client-ca-file="+tlsDir+"/front-proxy-ca.crt", "--requestheader-allowed-names=front-proxy-client",
		"--requestheader-extra-headers-prefix=X-Remote-Extra-", "--requestheader-group-headers=X-Remote-Group",
		"--requestheader-username-headers=X-Remote-User", "--proxy-client-cert-file="+tlsDir+"/front-proxy.crt",
		"--proxy-client-key-file="+tlsDir+"/front-proxy.key", "--allow-privileged=true", "--profiling=false",
		"--feature-gates=ImageVolume=false")
}

func startControllers() {
	run("kube-controller-manager", "/bin/k3s", "kube-controller-manager", "--kubeconfig="+credDir+"/kcm.yaml",
		"--authentication-kubeconfig="+credDir+"/kcm.yaml", "--authorization-kubeconfig="+credDir+"/kcm.yaml",
		"--bind-address=127.0.0.1", "--leader-elect=false", "--use-service-account-credentials",
		"--root-ca-file="+tlsDir+"/ca.crt", "--service-account-private-key-file="+tlsDir+"/sa.key",
		"--cluster-signing-cert-file="+tlsDir+"/ca.crt", "--cluster-signing-key-file="+tlsDir+"/ca.key",
		"--allocate-node-cidrs", "--cluster-cidr=10.42.0.0/16", "--profiling=false")
	run("kube-scheduler", "/bin/k3s", "kube-scheduler", "--kubeconfig="+credDir+"/scheduler.yaml",
		"--authentication-kubeconfig="+credDir+"/scheduler.yaml", "--authorization-kubeconfig="+credDir+"/scheduler.yaml",
		"--bind-address=127.0.0.1", "--leader-elect=false", "--profiling=false")
}

func startNode(host, ip string) {
	run("kubelet", "/bin/k3s", "kubelet", "--config="+data+"/agent/etc/kubelet.yaml", "--kubeconfig="+credDir+"/node.yaml",
		"--hostname-override="+host, "--node-ip="+ip, "--root-dir=/var/lib/kubelet")
	run("kube-proxy", "/bin/k3s", "kube-proxy", "--kubeconfig="+credDir+"/kube-proxy.yaml", "--hostname-override="+host,
		"--cluster-cidr=10.42.0.0/16", "--proxy-mode=iptables", "--oom-score-adj=0",
		"--conntrack-max-per-core=0", "--conntrack-min=0", "--conntrack-tcp-timeout-established=0s", "--conntrack-tcp-timeout-close-wait=0s",
		"--healthz-bind-address=127.0.0.1:10256", "--metrics-bind-address=127.0.0.1:10249")
}
