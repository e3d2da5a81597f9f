package test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"helm.sh/helm/v3/pkg/action"
	"helm.sh/helm/v3/pkg/chart"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/release"
	"helm.sh/helm/v3/pkg/releaseutil"
	apiextensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	kubernetes "k8s.io/client-go/kubernetes/scheme"
	"sigs.k8s.io/yaml"
)

const (
	chartDir         = "../sluice"
	releaseName      = "sluice"
	releaseNamespace = "sluice-system"
)

var kubeVersion = chartutil.KubeVersion{Version: "v1.35.0", Major: "1", Minor: "35"}

// typed reads strictly: an unknown or repeated field is an error, as with server-side validation.
var typed = strictDecoder()

func strictDecoder() runtime.Decoder {
	scheme := runtime.NewScheme()
	if err := kubernetes.AddToScheme(scheme); err != nil {
		panic(err)
	}
	if err := apiextensions.AddToScheme(scheme); err != nil {
		panic(err)
	}
	return serializer.NewCodecFactory(scheme, serializer.EnableStrict).UniversalDeserializer()
}

type rendering struct {
	// objects holds each object as its Go type; a ServiceMonitor, Certificate or MigrationPolicy, which has none, unstructured.
	objects []runtime.Object
	// manifests holds the text of each object, comments included.
	manifests []string
	// hooks come after all else, and are not part of the release.
	hooks []*release.Hook
	notes string
}

func loadChart(t *testing.T) *chart.Chart {
	t.Helper()
	loaded, err := loader.Load(chartDir)
	if err != nil {
		t.Fatal(err)
	}
	return loaded
}

// renderChart takes the kinds that the cluster knows already, besides Kubernetes' own, such as "sluice.dev/v1alpha1/MigrationPolicy".
func renderChart(t *testing.T, ch *chart.Chart, values string, known ...string) (rendering, error) {
	t.Helper()
	install := action.NewInstall(&action.Configuration{})
	install.ClientOnly, install.DryRun = true, true
	install.ReleaseName, install.Namespace = releaseName, releaseNamespace
	install.KubeVersion, install.APIVersions = &kubeVersion, known
	rel, err := install.Run(ch, parse(t, values))
	if err != nil {
		return rendering{}, err
	}
	out := rendering{notes: rel.Info.Notes, hooks: rel.Hooks}
	for _, manifest := range inOrder(rel.Manifest) {
		object, err := decode(manifest)
		if err != nil {
			return rendering{}, fmt.Errorf("%w in:\n%s", err, manifest)
		}
		out.objects = append(out.objects, object)
		out.manifests = append(out.manifests, manifest)
	}
	return out, nil
}

func render(t *testing.T, values string) rendering {
	t.Helper()
	out, err := renderChart(t, loadChart(t), values)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func decode(manifest string) (runtime.Object, error) {
	untyped := func(version string) bool { return strings.Contains("\n"+manifest, "\napiVersion: "+version+"\n") }
	if untyped("monitoring.coreos.com/v1") || untyped("cert-manager.io/v1") || untyped("sluice.dev/v1alpha1") {
		object := &unstructured.Unstructured{}
		return object, yaml.UnmarshalStrict([]byte(manifest), &object.Object)
	}
	object, _, err := typed.Decode([]byte(manifest), nil, nil)
	return object, err
}

func inOrder(manifest string) []string {
	split := releaseutil.SplitManifests(manifest)
	keys := make([]string, 0, len(split))
	for key := range split {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b string) int { return number(a) - number(b) })
	ordered := make([]string, 0, len(keys))
	for _, key := range keys {
		ordered = append(ordered, split[key])
	}
	return ordered
}

func number(key string) int {
	var n int
	fmt.Sscanf(key, "manifest-%d", &n)
	return n
}

func parse(t *testing.T, values string) map[string]any {
	t.Helper()
	parsed := map[string]any{}
	if err := yaml.UnmarshalStrict([]byte(values), &parsed); err != nil {
		t.Fatalf("%v in %s", err, values)
	}
	return parsed
}

// all returns the objects of one type.
func all[T runtime.Object](r rendering) []T {
	var found []T
	for _, object := range r.objects {
		if match, ok := object.(T); ok {
			found = append(found, match)
		}
	}
	return found
}

// one returns the only object of its type.
func one[T runtime.Object](t *testing.T, r rendering) T {
	t.Helper()
	found := all[T](r)
	if len(found) != 1 {
		t.Fatalf("want one %T, got %d", *new(T), len(found))
	}
	return found[0]
}
