package main

import (
	"context"
	"os"

	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
	"k8s.io/client-go/kubernetes"
)

// startDNS runs CoreDNS beside the node (not as a pod) behind the Service
// kube-system/kube-dns at 10.43.0.10. Names outside the cluster are answered
// only from the node's /etc/hosts.
func startDNS(ctx context.Context, cs *kubernetes.Clientset, host, ip string) {
	if _, err := os.Stat("/usr/local/bin/coredns"); err != nil {
		return
	}
	write(data+"/agent/etc/Corefile", `.:1053 {
  errors
  hosts /etc/hosts {
    fallthrough
  }
  kubernetes cluster.local in-addr.arpa ip6.arpa {
    kubeconfig `+credDir+`/admin.yaml default
    pods insecure
    ttl 5
  }
  cache 5
}
`)
	run("coredns", "/usr/local/bin/coredns", "-conf", data+"/agent/etc/Corefile")
	meta := metav1.ObjectMeta{Name: "kube-dns", Namespace: "kube-system",
		Labels: map[string]string{"k8s-app": "kube-dns", "kubernetes.io/service-name": "kube-dns"}}
	udp, tcp := corev1.ProtocolUDP, corev1.ProtocolTCP
	nu, nt, port, yes := "dns", "dns-tcp", int32(1053), true
	_, err := cs.CoreV1().Services("kube-system").Create(ctx, &corev1.Service{ObjectMeta: meta, Spec: corev1.ServiceSpec{
		ClusterIP: "10.43.0.10", Ports: []corev1.ServicePort{
			{Name: nu, Protocol: udp, Port: 53, TargetPort: intstr.FromInt32(port)},
			{Name: nt, Protocol: tcp, Port: 53, TargetPort: intstr.FromInt32(port)}}}}, metav1.CreateOptions{})
	if err != nil {
		logf("kube-dns service: %v", err)
	}
	_, err = cs.DiscoveryV1().EndpointSlices("kube-system").Create(ctx, &discoveryv1.EndpointSlice{ObjectMeta: meta, AddressType: discoveryv1.AddressTypeIPv4,
		Endpoints: []discoveryv1.Endpoint{{Addresses: []string{ip}, NodeName: &host, Conditions: discoveryv1.EndpointConditions{Ready: &yes}}},
		Ports:     []discoveryv1.EndpointPort{{Name: &nu, Protocol: &udp, Port: &port}, {Name: &nt, Protocol: &tcp, Port: &port}}}, metav1.CreateOptions{})
	if err != nil {
		logf("kube-dns endpoints: %v", err)
	}
}
