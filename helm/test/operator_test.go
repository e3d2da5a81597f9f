package test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	apps "k8s.io/api/apps/v1"
)

// The chart and the operator meet in words only; this holds them together before a cluster does.
func TestOperatorKnowsEveryArgument(t *testing.T) {
	matches, err := filepath.Glob("../../operator/app/src/main/java/dev/sluice/app/*/OperatorCommand.java")
	if err != nil || len(matches) != 1 {
		t.Fatalf("one OperatorCommand.java expected, found %v (%v)", matches, err)
	}
	source, err := os.ReadFile(matches[0])
	if err != nil {
		t.Fatal(err)
	}
	arguments := one[*apps.Deployment](t, render(t, namedNamespaces)).Spec.Template.Spec.Containers[0].Args
	for _, argument := range arguments[1:] {
		flag, _, _ := strings.Cut(argument, "=")
		if !strings.Contains(string(source), `"`+flag+`"`) {
			t.Errorf("the operator has no option %s", flag)
		}
	}
}
