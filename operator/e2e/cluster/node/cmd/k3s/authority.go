package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

type authority struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
}

var serial int64 = time.Now().UnixNano()

func writePEM(path, typ string, der []byte) {
	must(os.MkdirAll(filepath.Dir(path), 0o700))
	must(os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: typ, Bytes: der}), 0o600))
}

func newKey(path string) *ecdsa.PrivateKey {
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(err)
	der, err := x509.MarshalECPrivateKey(k)
	must(err)
	writePEM(path, "EC PRIVATE KEY", der)
	return k
}

func newCA(name string) *authority {
	k := newKey(tlsDir + "/" + name + ".key")
	serial++
	t := &x509.Certificate{SerialNumber: big.NewInt(serial), Subject: pkix.Name{CommonName: "k3s-standin-" + name},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().AddDate(1, 0, 0), IsCA: true,
		BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature}
	der, err := x509.CreateCertificate(rand.Reader, t, t, k.Public(), k)
	must(err)
	writePEM(tlsDir+"/"+name+".crt", "CERTIFICATE", der)
	t, err = x509.ParseCertificate(der)
	must(err)
	return &authority{t, k}
}

func (a *authority) issue(name, cn, org string, sans []string, server bool) {
	k := newKey(tlsDir + "/" + name + ".key")
	serial++
	use := x509.ExtKeyUsageClientAuth
	if server {
		use = x509.ExtKeyUsageServerAuth
	}
	t := &x509.Certificate{SerialNumber: big.NewInt(serial), Subject: pkix.Name{CommonName: cn},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().AddDate(1, 0, 0),
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{use}}
	if org != "" {
		t.Subject.Organization = []string{org}
	}
	seen := map[string]bool{}
	for _, s := range sans {
		if s == "" || seen[s] {
			continue
		}
		seen[s] = true
		if ip := net.ParseIP(s); ip != nil {
			t.IPAddresses = append(t.IPAddresses, ip)
		} else {
			t.DNSNames = append(t.DNSNames, s)
		}
	}
	der, err := x509.CreateCertificate(rand.Reader, t, a.cert, k.Public(), a.key)
	must(err)
	writePEM(tlsDir+"/"+name+".crt", "CERTIFICATE", der)
}

func b64(path string) string {
	b, err := os.ReadFile(path)
	must(err)
	return base64.StdEncoding.EncodeToString(b)
}

func kubeconfig(path, cert string) {
	must(os.MkdirAll(filepath.Dir(path), 0o755))
	s := fmt.Sprintf(`apiVersion: v1
clusters:
- cluster:
    certificate-authority-data: %s
    server: https://127.0.0.1:6443
  name: default
contexts:
- context:
    cluster: default
    user: default
  name: default
current-context: default
kind: Config
preferences: {}
users:
- name: default
  user:
    client-certificate-data: %s
    client-key-data: %s
`, b64(tlsDir+"/ca.crt"), b64(tlsDir+"/"+cert+".crt"), b64(tlsDir+"/"+cert+".key"))
	must(os.WriteFile(path, []byte(s), 0o600))
}

// issueAll makes the two authorities and every certificate and kubeconfig.
func issueAll(host, ip string, extra []string) {
	sans := append([]string{"localhost", "127.0.0.1", "10.43.0.1", "kubernetes", "kubernetes.default",
		"kubernetes.default.svc", "kubernetes.default.svc.cluster.local", host, ip}, extra...)
	ca, front := newCA("ca"), newCA("front-proxy-ca")
	ca.issue("apiserver", "kube-apiserver", "", sans, true)
	ca.issue("kubelet", "system:node:"+host, "system:nodes", []string{host, ip, "127.0.0.1", "localhost"}, true)
	ca.issue("node", "system:node:"+host, "system:nodes", nil, false)
	ca.issue("admin", "system:admin", "system:masters", nil, false)
	ca.issue("apiserver-kubelet", "system:apiserver", "system:masters", nil, false)
	ca.issue("kcm", "system:kube-controller-manager", "", nil, false)
	ca.issue("scheduler", "system:kube-scheduler", "", nil, false)
	ca.issue("kube-proxy", "system:kube-proxy", "", nil, false)
	front.issue("front-proxy", "front-proxy-client", "", nil, false)
	newKey(tlsDir + "/sa.key")
	for _, n := range []string{"admin", "kcm", "scheduler", "kube-proxy", "node"} {
		kubeconfig(credDir+"/"+n+".yaml", n)
	}
}
