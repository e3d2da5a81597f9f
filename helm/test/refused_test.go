package test

import (
	"strings"
	"testing"

	"helm.sh/helm/v3/pkg/chartutil"
)

func TestBadValuesAreRefusedInWordsThatHelp(t *testing.T) {
	for name, row := range map[string]struct {
		values string
		says   []string
	}{
		"another chart's value name":     {"replicaCount: 2", []string{"'replicaCount' not allowed"}},
		"nested misspelling":             {"crds: {instal: true}", []string{"/crds", "'instal' not allowed"}},
		"namespaces as one word":         {"watch: {namespaces: shop}", []string{"/watch/namespaces", "want array"}},
		"no namespace name":              {"watch: {namespaces: [Shop_1]}", []string{"/watch/namespaces/0", "Shop_1"}},
		"namespace twice":                {"watch: {namespaces: [a, a]}", []string{"/watch/namespaces", "equal"}},
		"image as one word":              {"image: sluice:1.0", []string{"/image", "want object"}},
		"tag as a number":                {"image: {tag: 1.20}", []string{"/image/tag", "want string"}},
		"tag in the repository":          {`image: {repository: "host:5000/sluice:1.0"}`, []string{"has a tag in it", "image.tag"}},
		"digest in the repository":       {"image: {repository: sluice@sha256:abc}", []string{"has a digest in it", "image.digest"}},
		"short digest":                   {"image: {digest: abc}", []string{"/image/digest", "sha256:"}},
		"empty repository":               {`image: {repository: ""}`, []string{"/image/repository"}},
		"unknown log level":              {"logLevel: verbose", []string{"/logLevel", "'debug'"}},
		"boolean for image volumes":      {"imageVolumes: true", []string{"/imageVolumes", "'auto'"}},
		"unit that is none":              {"resources: {limits: {memory: 192MB}}", []string{"/resources/limits/memory", "192MB"}},
		"resource that is none":          {"runner: {resources: {limits: {mem: 1Gi}}}", []string{"/runner/resources/limits", "mem"}},
		"days, which no duration has":    {"runner: {jobTTL: 1d}", []string{"/runner/jobTTL", "1d"}},
		"root":                           {"runAsUser: 0", []string{"/runAsUser"}},
		"label that is no string":        {"podLabels: {on: true}", []string{"/podLabels"}},
		"many replicas, no leader":       {"{replicas: 2, leaderElection: false}", []string{"set leaderElection to true"}},
		"account neither made nor named": {"serviceAccount: {create: false}", []string{"set serviceAccount.name"}},
		"no ports for the API server":    {"networkPolicy: {apiServerPorts: []}", []string{"/networkPolicy/apiServerPorts"}},
		"cert-manager without an issuer": {"admission: {server: {certManager: {enabled: true}}}", []string{"names no issuer", "issuerRef"}},
		"cert-manager without a server":  {"{gate: {enabled: false}, admission: {server: {enabled: false, certManager: {enabled: true, issuerRef: {name: ca}}}}}", []string{"set admission.server.enabled"}},
		"interval without a unit":        {`metrics: {serviceMonitor: {interval: "30"}}`, []string{"/metrics/serviceMonitor/interval"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := renderChart(t, loadChart(t), row.values)
			if err == nil {
				t.Fatalf("accepted: %s", row.values)
			}
			for _, words := range row.says {
				if !strings.Contains(err.Error(), words) {
					t.Errorf("%q does not say %q", err, words)
				}
			}
		})
	}
}

// Helm deletes a value that is set to null; what then breaks must break by name, not by nil pointer.
func TestNullNeverEndsInATemplateError(t *testing.T) {
	for _, path := range paths("", loadChart(t).Values) {
		keys := strings.Split(path, ".")
		values := ""
		for depth, key := range keys {
			values += strings.Repeat("  ", depth) + key + ":"
			if depth == len(keys)-1 {
				values += " null"
			}
			values += "\n"
		}
		_, err := renderChart(t, loadChart(t), values)
		if err != nil && !strings.Contains(err.Error(), "missing propert") {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// paths lists every key of the tree with its parents, dotted.
func paths(parent string, tree map[string]any) []string {
	var found []string
	for key, value := range tree {
		path := strings.TrimPrefix(parent+"."+key, ".")
		found = append(found, path)
		if branch, ok := value.(map[string]any); ok {
			found = append(found, paths(path, branch)...)
		}
	}
	return found
}

func TestOldKubernetesIsRefused(t *testing.T) {
	newest := kubeVersion
	t.Cleanup(func() { kubeVersion = newest })
	for version, accepted := range map[string]bool{"v1.29.9": false, "v1.30.0": true, "v1.30.4-gke.100": true, "v1.36.0": true} {
		kubeVersion = chartutil.KubeVersion{Version: version}
		_, err := renderChart(t, loadChart(t), "")
		if (err == nil) != accepted {
			t.Errorf("%s: accepted should be %v: %v", version, accepted, err)
		}
	}
}
