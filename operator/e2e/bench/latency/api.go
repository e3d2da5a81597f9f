package main

import (
	"bufio"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"regexp"
	"strings"
	"time"
)

// api is an API server, spoken to directly: a client library's queues and
// caches would be measured too.
type api struct {
	server string
	http   *http.Client
}

type object struct {
	Metadata struct {
		UID             string `json:"uid"`
		ResourceVersion string `json:"resourceVersion"`
		OwnerReferences []struct {
			UID string `json:"uid"`
		} `json:"ownerReferences"`
	} `json:"metadata"`
}

// connect reads a kubeconfig with one cluster and embedded certificates.
func connect(kubeconfig string) (*api, error) {
	b, err := os.ReadFile(kubeconfig)
	if err != nil {
		return nil, err
	}
	field := func(name string) string {
		m := regexp.MustCompile(`(?m)^\s*` + name + `:\s*"?([^\s"]+)`).FindSubmatch(b)
		if m == nil {
			return ""
		}
		return string(m[1])
	}
	pem := func(name string) []byte {
		d, _ := base64.StdEncoding.DecodeString(field(name))
		return d
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem("certificate-authority-data"))
	cert, err := tls.X509KeyPair(pem("client-certificate-data"), pem("client-key-data"))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", kubeconfig, err)
	}
	transport := &http.Transport{ForceAttemptHTTP2: true, MaxIdleConnsPerHost: 64,
		TLSClientConfig: &tls.Config{RootCAs: pool, Certificates: []tls.Certificate{cert}}}
	return &api{server: field("server"), http: &http.Client{Transport: transport}}, nil
}

func (a *api) create(path, manifest string) (uid string, err error) {
	answer, err := a.http.Post(a.server+path, "application/yaml", strings.NewReader(manifest))
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusCreated {
		return "", fmt.Errorf("POST %s: %s %s (%v)", path, answer.Status, body, err)
	}
	var o object
	err = json.Unmarshal(body, &o)
	return o.Metadata.UID, err
}

// watch calls f for every event after now, from one goroutine.
func (a *api) watch(path string, f func(kind string, o object, at time.Time)) error {
	answer, err := a.http.Get(a.server + path + "?limit=1")
	if err != nil {
		return err
	}
	var list object
	err = json.NewDecoder(answer.Body).Decode(&list)
	answer.Body.Close()
	if err != nil || answer.StatusCode != http.StatusOK {
		return fmt.Errorf("GET %s: %s (%v)", path, answer.Status, err)
	}
	stream, err := a.http.Get(a.server + path + "?watch=1&resourceVersion=" + list.Metadata.ResourceVersion)
	if err != nil {
		return err
	}
	go func() {
		lines := bufio.NewReaderSize(stream.Body, 1<<20)
		for {
			line, err := lines.ReadBytes('\n')
			at := time.Now()
			check(err)
			var event struct {
				Type   string `json:"type"`
				Object object `json:"object"`
			}
			check(json.Unmarshal(line, &event))
			f(event.Type, event.Object, at)
		}
	}()
	return nil
}
