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
		Name            string            `json:"name"`
		UID             string            `json:"uid"`
		ResourceVersion string            `json:"resourceVersion"`
		Labels          map[string]string `json:"labels"`
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
	var o object
	err = a.send(http.MethodPost, path, "application/yaml", manifest, http.StatusCreated, &o)
	return o.Metadata.UID, err
}

func (a *api) get(path string, into any) error {
	return a.send(http.MethodGet, path, "", "", http.StatusOK, into)
}

func (a *api) patch(path, body string) error {
	return a.send(http.MethodPatch, path, "application/merge-patch+json", body, http.StatusOK, &object{})
}

func (a *api) send(method, path, content, body string, wanted int, into any) error {
	request, err := http.NewRequest(method, a.server+path, strings.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", content)
	answer, err := a.http.Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	told, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != wanted {
		return fmt.Errorf("%s %s: %s %s (%v)", method, path, answer.Status, told, err)
	}
	return json.Unmarshal(told, into)
}

// text is what is told in another form than JSON.
func (a *api) text(path string) (string, error) {
	answer, err := a.http.Get(a.server + path)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	told, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		return "", fmt.Errorf("%s: %s (%v)", path, answer.Status, err)
	}
	return string(told), nil
}

// watch calls f for every event after now, from one goroutine.
func watch[T any](a *api, path string, f func(kind string, o T, at time.Time)) error {
	var list object
	if err := a.get(path+"?limit=1", &list); err != nil {
		return err
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
				Object T      `json:"object"`
			}
			check(json.Unmarshal(line, &event))
			f(event.Type, event.Object, at)
		}
	}()
	return nil
}
