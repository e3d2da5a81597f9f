package main

// The files that containerd, its network plug-ins and the kubelet read.

const cniConfig = `{"cniVersion":"0.4.0","name":"cbr0","plugins":[
 {"type":"bridge","bridge":"cni0","isGateway":true,"ipMasq":true,"hairpinMode":true,"mtu":1450,
  "ipam":{"type":"host-local","ranges":[[{"subnet":"10.42.0.0/24"}]],"routes":[{"dst":"0.0.0.0/0"}],"dataDir":"/run/cni/ipam"}},
 {"type":"portmap","capabilities":{"portMappings":true}}]}`

const containerdConfig = `version = 2
root = "` + data + `/agent/containerd"
state = "/run/k3s/containerd"
[grpc]
  address = "` + sock + `"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "local/pause:1"
  restrict_oom_score_adj = true
  enable_selinux = false
  disable_apparmor = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "/etc/cni/net.d"
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "overlayfs"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
      runtime_type = "io.containerd.runc.v2"
      [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
        BinaryName = "/usr/local/bin/runc-nosysres"
`

// Debian's containerd 1.6 has no image volumes, so the feature is off here.
func kubeletConfig(cgroup string) string {
	return `apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
failCgroupV1: false
cgroupDriver: cgroupfs
cgroupRoot: "` + cgroup + `"
failSwapOn: false
localStorageCapacityIsolation: true
authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: ` + tlsDir + `/ca.crt}}
authorization: {mode: Webhook}
tlsCertFile: ` + tlsDir + `/kubelet.crt
tlsPrivateKeyFile: ` + tlsDir + `/kubelet.key
containerRuntimeEndpoint: unix://` + sock + `
clusterDNS: ["10.43.0.10"]
clusterDomain: cluster.local
resolvConf: /etc/resolv.conf
serializeImagePulls: false
registerNode: true
oomScoreAdj: 0
nodeStatusUpdateFrequency: 2s
evictionHard: {"memory.available": "50Mi", "nodefs.available": "1%", "imagefs.available": "1%"}
featureGates: {KubeletInUserNamespace: true, ImageVolume: false}
`
}
