package test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"helm.sh/helm/v3/pkg/action"
	"helm.sh/helm/v3/pkg/chart"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"sigs.k8s.io/yaml"
)

func TestStrictLintPasses(t *testing.T) {
	lint := action.NewLint()
	lint.Strict, lint.Namespace, lint.KubeVersion = true, releaseNamespace, &kubeVersion
	for _, values := range []string{"", everything, namedNamespaces} {
		result := lint.Run([]string{chartDir}, parse(t, values))
		if result.TotalChartsLinted != 1 || action.HasWarningsOrErrors(result) {
			t.Errorf("with %q: %v %v", values, result.Errors, result.Messages)
		}
	}
}

func TestLintSeesWhatIsWrong(t *testing.T) {
	lint := action.NewLint()
	lint.Strict, lint.KubeVersion = true, &kubeVersion
	if result := lint.Run([]string{chartDir}, parse(t, "replicaCount: 2")); len(result.Errors) == 0 {
		t.Error("lint accepts a value that is none")
	}
}

func TestPackedChartRendersTheSame(t *testing.T) {
	archive, err := chartutil.Save(loadChart(t), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	packed, err := loader.Load(archive)
	if err != nil {
		t.Fatal(err)
	}
	got, err := renderChart(t, packed, everything)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got.manifests, render(t, everything).manifests) {
		t.Error("the package lacks a file that the folder has")
	}
}

// Helm hands "global" to subcharts, and the strict schema must let it through.
func TestWorksAsPartOfAnotherChart(t *testing.T) {
	parent := &chart.Chart{Metadata: &chart.Metadata{APIVersion: "v2", Name: "platform", Version: "1.0.0"}}
	parent.AddDependency(loadChart(t))
	r, err := renderChart(t, parent, "{global: {region: north}, sluice: {replicas: 2}}")
	if err != nil {
		t.Fatal(err)
	}
	if len(r.objects) != len(render(t, "replicas: 2").objects) {
		t.Errorf("%d objects as a part, %d alone", len(r.objects), len(render(t, "replicas: 2").objects))
	}
}

func TestChartSpeaksOfTheVersionThatIsBuilt(t *testing.T) {
	pom, err := os.ReadFile("../../pom.xml")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := loadChart(t).AppVersion(), projectVersion(string(pom)); got != want {
		t.Errorf("appVersion is %s, the project's version %s", got, want)
	}
}

// The schema knows each value of values.yaml (lint would fail) and no other, so that README.md lists them all.
func TestSchemaKnowsNoHiddenValue(t *testing.T) {
	var schema map[string]any
	ch := loadChart(t)
	if err := yaml.Unmarshal(ch.Schema, &schema); err != nil {
		t.Fatal(err)
	}
	compareKeys(t, "", schema, ch.Values)
}

func compareKeys(t *testing.T, path string, schema, values map[string]any) {
	t.Helper()
	properties, ok := schema["properties"].(map[string]any)
	if !ok {
		return
	}
	if schema["additionalProperties"] != false {
		t.Errorf("%q takes values that nobody knows", path)
	}
	for key, property := range properties {
		value, known := values[key]
		if !known && path+key != "global" {
			t.Errorf("values.yaml does not tell of %s%s", path, key)
		}
		if branch, ok := value.(map[string]any); ok {
			compareKeys(t, path+key+".", property.(map[string]any), branch)
		}
	}
}

// projectVersion reads the first version element of the parent pom, which is the project's own.
func projectVersion(pom string) string {
	_, after, _ := strings.Cut(pom, "<version>")
	version, _, _ := strings.Cut(after, "</version>")
	return version
}
