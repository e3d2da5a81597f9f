package test

import (
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	admission "k8s.io/api/admissionregistration/v1"
	rbac "k8s.io/api/rbac/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/yaml"
)

// The operator compares the cluster's policies with these.
const policiesDir = "../../operator/app/src/main/resources/dev/sluice/app/approval"

func TestChartShipsThePoliciesThatTheOperatorExpects(t *testing.T) {
	want := yamlFiles(t, policiesDir)
	if !reflect.DeepEqual(want, yamlFiles(t, filepath.Join(chartDir, "files/admission"))) {
		t.Error("helm/sluice/files/admission differs from the operator's copy: run helm/test/generate.sh")
	}
	r := render(t, everything)
	for _, policy := range all[*admission.ValidatingAdmissionPolicy](r) {
		var own admission.ValidatingAdmissionPolicy
		read(t, want, policy.Name, 0, &own)
		if !reflect.DeepEqual(own.Spec, policy.Spec) {
			t.Errorf("the chart changes policy %s on its way", policy.Name)
		}
	}
	for _, binding := range all[*admission.ValidatingAdmissionPolicyBinding](r) {
		var own admission.ValidatingAdmissionPolicyBinding
		read(t, want, binding.Name, 1, &own)
		if !reflect.DeepEqual(own.Spec, binding.Spec) {
			t.Errorf("the chart changes binding %s on its way", binding.Name)
		}
	}
	if got := names(r); !slices.Equal(got, slices.Repeat(slices.Sorted(maps.Keys(trimmed(want))), 2)) {
		t.Errorf("the chart has the policies and bindings %v", got)
	}
}

func read(t *testing.T, files map[string][]byte, name string, part int, into any) {
	t.Helper()
	parts := strings.Split(string(files[name+".yaml"]), "\n---\n")
	if len(parts) != 2 {
		t.Fatalf("%s is not a policy and its binding", name)
	}
	if err := yaml.UnmarshalStrict([]byte(parts[part]), into); err != nil {
		t.Fatal(err)
	}
}

// names lists policies and then bindings, each in alphabetical order.
func names(r rendering) []string {
	var policies, bindings []string
	for _, policy := range all[*admission.ValidatingAdmissionPolicy](r) {
		policies = append(policies, policy.Name)
	}
	for _, binding := range all[*admission.ValidatingAdmissionPolicyBinding](r) {
		bindings = append(bindings, binding.Name)
	}
	slices.Sort(policies)
	slices.Sort(bindings)
	return append(policies, bindings...)
}

func trimmed(files map[string][]byte) map[string]bool {
	found := map[string]bool{}
	for file := range files {
		found[strings.TrimSuffix(file, ".yaml")] = true
	}
	return found
}

func TestOperatorMayLookAtEachGuardAndAtNoOther(t *testing.T) {
	want := slices.Sorted(maps.Keys(trimmed(yamlFiles(t, policiesDir))))
	forEachMode(t, func(t *testing.T, r rendering) {
		seen := 0
		for _, g := range grantsOf(r, guards, "") {
			switch {
			case slices.Contains(g.rule.Resources, "validatingadmissionpolicies"):
				seen++
				if !slices.Equal(g.rule.ResourceNames, want) || !slices.Equal(g.rule.Verbs, []string{"get"}) {
					t.Errorf("%v of %v, want to get %v", g.rule.Verbs, g.rule.ResourceNames, want)
				}
			case slices.Contains(g.rule.Resources, "customresourcedefinitions"):
				seen++
				if !slices.Equal(g.rule.ResourceNames, []string{"migrationapprovals.sluice.dev"}) {
					t.Errorf("CRDs %v", g.rule.ResourceNames)
				}
			}
		}
		if seen != 2 {
			t.Errorf("%d rules about guards", seen)
		}
	})
}

func TestOnlyApproversApproveAndOnlyTheOperatorReports(t *testing.T) {
	holders := map[string][]string{"approve": {"sluice-approver"}, "report": {"sluice"}}
	forEachMode(t, func(t *testing.T, r rendering) {
		for verb, want := range holders {
			var got []string
			for _, g := range grants(r) {
				if slices.Equal(g.rule.APIGroups, []string{"approvals.sluice.dev"}) && slices.Contains(g.rule.Verbs, verb) {
					got = append(got, g.role)
				}
			}
			if !slices.Equal(slices.Compact(got), want) {
				t.Errorf("%s: %v, want %v", verb, got, want)
			}
		}
		for label := range clusterRole(t, r, "sluice-approver").Labels {
			if strings.Contains(label, "aggregate-to") {
				t.Errorf("approvers come with another role: %s", label)
			}
		}
		for _, binding := range all[*rbac.ClusterRoleBinding](r) {
			if binding.RoleRef.Name == "sluice-approver" {
				t.Error("the chart makes somebody an approver")
			}
		}
	})
}

func TestPoliciesAreLeftOutForASecondRelease(t *testing.T) {
	if got := names(render(t, "admission: {policies: false}")); len(got) != 0 {
		t.Errorf("policies %v", got)
	}
}

const policyKind = "sluice.dev/v1alpha1/MigrationPolicy"

// Helm cannot create an object whose kind the same release brings, but after all else.
func TestDefaultPolicyComesAfterItsCRDAndIsThenPartOfTheRelease(t *testing.T) {
	first := render(t, "").hooks
	if len(first) != 1 || first[0].Kind != "MigrationPolicy" || first[0].Name != "default" {
		t.Fatalf("hooks of a first install: %v", first)
	}
	object, err := decode(first[0].Manifest)
	if err != nil {
		t.Fatal(err)
	}
	annotations := object.(*unstructured.Unstructured).GetAnnotations()
	if annotations["meta.helm.sh/release-name"] != releaseName || annotations["meta.helm.sh/release-namespace"] != releaseNamespace {
		t.Errorf("the next upgrade would refuse to take it over: %v", annotations)
	}
	later, err := renderChart(t, loadChart(t), "", policyKind)
	if err != nil {
		t.Fatal(err)
	}
	policy := one[*unstructured.Unstructured](t, later)
	if _, hook := policy.GetAnnotations()["helm.sh/hook"]; hook || len(later.hooks) != 0 {
		t.Error("it is still a hook where the kind is known")
	}
	if !reflect.DeepEqual(policy.Object["spec"], object.(*unstructured.Unstructured).Object["spec"]) {
		t.Error("an upgrade changes it")
	}
}

func TestDefaultPolicyIsWhatTheValuesSay(t *testing.T) {
	for name, row := range map[string]struct {
		values string
		want   map[string]any
	}{
		"as it comes": {"", map[string]any{"when": "OnRisk", "threshold": "Medium", "required": 1.0, "excludeAuthor": true}},
		"two users": {"defaultPolicy: {spec: {approval: {required: 2}}}",
			map[string]any{"when": "OnRisk", "threshold": "Medium", "required": 2.0, "excludeAuthor": true}},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := renderChart(t, loadChart(t), row.values, policyKind)
			if err != nil {
				t.Fatal(err)
			}
			got, _, err := unstructured.NestedMap(one[*unstructured.Unstructured](t, r).Object, "spec", "approval")
			if err != nil || !reflect.DeepEqual(got, row.want) {
				t.Errorf("%v (%v)", got, err)
			}
		})
	}
	if none := render(t, "defaultPolicy: {create: false}").hooks; len(none) != 0 {
		t.Errorf("unwanted: %v", none)
	}
}

func TestDefaultPolicyStaysWithTheMigrations(t *testing.T) {
	for values, kept := range map[string]string{"": "keep", "crds: {keep: false}": ""} {
		r, err := renderChart(t, loadChart(t), values, policyKind)
		if err != nil {
			t.Fatal(err)
		}
		if got := one[*unstructured.Unstructured](t, r).GetAnnotations()["helm.sh/resource-policy"]; got != kept {
			t.Errorf("with %q: %q", values, got)
		}
	}
}
