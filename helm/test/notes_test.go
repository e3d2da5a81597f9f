package test

import (
	"slices"
	"strings"
	"testing"

	apiextensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
)

func TestNotesSayHowToSeeItWork(t *testing.T) {
	for values, words := range map[string][]string{
		"": {"serves every namespace", "rollout status deployment/sluice", "kubectl apply -n default", "--watch",
			"create rolebinding approvers -n default --clusterrole=sluice-approver"},
		namedNamespaces: {"serves shop, billing", "kubectl apply -n shop", "postgres.shop:5432"},
	} {
		notes := render(t, values).notes
		for _, want := range words {
			if !strings.Contains(notes, want) {
				t.Errorf("with %q the notes do not say %q:\n%s", values, want, notes)
			}
		}
	}
}

func TestNotesShowAResourceThatTheCRDTakes(t *testing.T) {
	r := render(t, "")
	_, after, _ := strings.Cut(r.notes, "<<'EOF'\n")
	example, _, found := strings.Cut(after, "\nEOF\n")
	if !found {
		t.Fatalf("no example in:\n%s", r.notes)
	}
	crds := all[*apiextensions.CustomResourceDefinition](r)
	crd := crds[slices.IndexFunc(crds, func(c *apiextensions.CustomResourceDefinition) bool { return c.Name == "schemamigrations.sluice.dev" })]
	resource := parse(t, example)
	version := crd.Spec.Versions[0]
	if resource["apiVersion"] != crd.Spec.Group+"/"+version.Name || resource["kind"] != crd.Spec.Names.Kind {
		t.Errorf("the example is a %v of %v", resource["kind"], resource["apiVersion"])
	}
	checkFields(t, "spec", version.Schema.OpenAPIV3Schema.Properties["spec"], resource["spec"])
}

// checkFields compares names only; rules and patterns are for the API server.
func checkFields(t *testing.T, path string, schema apiextensions.JSONSchemaProps, value any) {
	t.Helper()
	fields, ok := value.(map[string]any)
	if !ok || schema.AdditionalProperties != nil {
		return
	}
	for _, required := range schema.Required {
		if _, ok := fields[required]; !ok {
			t.Errorf("the example lacks %s.%s", path, required)
		}
	}
	for name, field := range fields {
		property, known := schema.Properties[name]
		if !known {
			t.Errorf("the CRD knows no %s.%s", path, name)
		}
		checkFields(t, path+"."+name, property, field)
	}
}

// A value in a manifest that Kubernetes reads as a number or a boolean must still be the string it was.
func TestNamesThatLookLikeNumbersStayStrings(t *testing.T) {
	r := render(t, `{watch: {namespaces: ["123", "1e3"]}, serviceAccount: {name: "42"}, extraArgs: ["true"]}`)
	var namespaces []string
	for _, g := range grants(r) {
		namespaces = append(namespaces, g.namespace)
	}
	if !slices.Contains(namespaces, "123") || !slices.Contains(namespaces, "1e3") {
		t.Errorf("roles are in %v", namespaces)
	}
}
