package main

import "testing"

func TestTheControllerHasItsOwnOptions(t *testing.T) {
	for want, args := range map[string][]string{
		"/opt/sluice/jvm/operator": {"operator", "--namespaces=a"},
		"/opt/sluice/jvm/runner":   {"apply", "operator"},
	} {
		if got := optionsFor(args); got != want {
			t.Errorf("%v: %s", args, got)
		}
	}
	if got := optionsFor(nil); got != "/opt/sluice/jvm/runner" {
		t.Errorf("no arguments: %s", got)
	}
}
