package test

import (
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"helm.sh/helm/v3/pkg/action"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/kube"
	kubefake "helm.sh/helm/v3/pkg/kube/fake"
	"helm.sh/helm/v3/pkg/storage"
	"helm.sh/helm/v3/pkg/storage/driver"
	apiextensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"sigs.k8s.io/yaml"
)

const generatedDir = "../../crds"

func generated(t *testing.T) map[string][]byte {
	t.Helper()
	return yamlFiles(t, generatedDir)
}

func yamlFiles(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	matches, err := filepath.Glob(filepath.Join(dir, "*.yaml"))
	if err != nil || len(matches) == 0 {
		t.Fatalf("no YAML in %s (%v)", dir, err)
	}
	files := map[string][]byte{}
	for _, path := range matches {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(path)] = text
	}
	return files
}

func TestChartShipsTheGeneratedCRDs(t *testing.T) {
	if !reflect.DeepEqual(generated(t), yamlFiles(t, filepath.Join(chartDir, "files/crds"))) {
		t.Error("helm/sluice/files/crds differs from crds/: run helm/test/generate.sh")
	}
}

func TestRenderedCRDsMeanWhatTheGeneratedOnesMean(t *testing.T) {
	rendered := map[string]*apiextensions.CustomResourceDefinition{}
	for _, crd := range all[*apiextensions.CustomResourceDefinition](render(t, everything)) {
		rendered[crd.Name] = crd
	}
	for file, text := range generated(t) {
		var want apiextensions.CustomResourceDefinition
		if err := yaml.UnmarshalStrict(text, &want); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		got := rendered[want.Name]
		if got == nil || !reflect.DeepEqual(got.Spec, want.Spec) {
			t.Errorf("the chart changes %s on its way", file)
			continue
		}
		for key, value := range want.Labels {
			if got.Labels[key] != value {
				t.Errorf("%s lost its label %s", file, key)
			}
		}
	}
	if len(rendered) != len(generated(t)) {
		t.Errorf("%d CRDs rendered, %d generated", len(rendered), len(generated(t)))
	}
}

func TestCRDsAreLeftOutWhenTheyComeFromElsewhere(t *testing.T) {
	r := render(t, "crds: {install: false}")
	if n := len(all[*apiextensions.CustomResourceDefinition](r)); n != 0 {
		t.Errorf("%d CRDs", n)
	}
	if !strings.Contains(r.notes, "kubectl get crd schemamigrations.sluice.dev") {
		t.Errorf("the notes do not say that the CRDs must be there:\n%s", r.notes)
	}
}

// A CRD in the release's manifest is upgraded with it; the policy makes Helm's client pass over it when it would delete.
func TestUpgradeCarriesCRDsAndNeverDropsThem(t *testing.T) {
	cfg := memory()
	install := action.NewInstall(cfg)
	install.ReleaseName, install.Namespace = releaseName, releaseNamespace
	if _, err := install.Run(loadChart(t), nil); err != nil {
		t.Fatal(err)
	}
	upgrade := action.NewUpgrade(cfg)
	upgrade.Namespace = releaseNamespace
	upgraded, err := upgrade.Run(releaseName, loadChart(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, manifest := range inOrder(upgraded.Manifest) {
		object, err := decode(manifest)
		if err != nil {
			t.Fatal(err)
		}
		if crd, ok := object.(*apiextensions.CustomResourceDefinition); ok {
			found++
			if crd.Annotations[kube.ResourcePolicyAnno] != kube.KeepPolicy {
				t.Errorf("an upgrade without %s would delete it and all that it defines", crd.Name)
			}
		}
	}
	if found != len(generated(t)) {
		t.Errorf("%d CRDs in the upgrade, %d generated", found, len(generated(t)))
	}
}

func TestUninstallKeepsCRDsUnlessToldOtherwise(t *testing.T) {
	for values, kept := range map[string]bool{"": true, "crds: {keep: false}": false} {
		cfg := memory()
		install := action.NewInstall(cfg)
		install.ReleaseName, install.Namespace = releaseName, releaseNamespace
		if _, err := install.Run(loadChart(t), parse(t, values)); err != nil {
			t.Fatal(err)
		}
		response, err := action.NewUninstall(cfg).Run(releaseName)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(response.Info, "[CustomResourceDefinition] schemamigrations.sluice.dev") != kept {
			t.Errorf("with %q kept should be %v: %q", values, kept, response.Info)
		}
	}
}

// memory is a Helm whose cluster takes everything and whose releases live in memory.
func memory() *action.Configuration {
	capabilities := chartutil.DefaultCapabilities.Copy()
	capabilities.KubeVersion = kubeVersion
	releases := driver.NewMemory()
	releases.SetNamespace(releaseNamespace)
	return &action.Configuration{
		Releases:     storage.Init(releases),
		KubeClient:   &kubefake.PrintingKubeClient{Out: io.Discard},
		Capabilities: capabilities,
		Log:          func(string, ...any) {},
	}
}
