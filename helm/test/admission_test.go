package test

import (
	"slices"
	"testing"

	admission "k8s.io/api/admissionregistration/v1"
	core "k8s.io/api/core/v1"
)

func TestWebhookStampsAndNeverStopsAnybody(t *testing.T) {
	forEachMode(t, func(t *testing.T, r rendering) {
		hook := one[*admission.MutatingWebhookConfiguration](t, r).Webhooks[0]
		if *hook.FailurePolicy != admission.Ignore || *hook.TimeoutSeconds > 3 || *hook.SideEffects != admission.SideEffectClassNone {
			t.Errorf("an operator that is away would stop requests: %v", hook)
		}
		called := service(t, r, hook.ClientConfig.Service.Name)
		if called.Namespace != hook.ClientConfig.Service.Namespace || called.Spec.Ports[0].Port != 443 {
			t.Errorf("it calls %v, which is no port of %v", hook.ClientConfig.Service, called.Spec)
		}
		if *hook.ClientConfig.Service.Path != "/stamp" {
			t.Errorf("the operator answers no %s", *hook.ClientConfig.Service.Path)
		}
		if len(hook.ClientConfig.CABundle) != 0 {
			t.Error("an upgrade would take the replicas' certificates away")
		}
		var asked []string
		for _, rule := range hook.Rules {
			asked = append(asked, rule.Resources...)
		}
		if !slices.Equal(asked, []string{"schemamigrations", "migrationapprovals"}) {
			t.Errorf("it is asked about %v", asked)
		}
	})
}

func TestWebhookIsAskedWhereTheOperatorServes(t *testing.T) {
	if selector := one[*admission.MutatingWebhookConfiguration](t, render(t, "")).Webhooks[0].NamespaceSelector; selector != nil {
		t.Errorf("some namespaces are left out: %v", selector)
	}
	hook := one[*admission.MutatingWebhookConfiguration](t, render(t, namedNamespaces)).Webhooks[0]
	if got := hook.NamespaceSelector.MatchExpressions[0]; got.Key != "kubernetes.io/metadata.name" || !slices.Equal(got.Values, []string{"shop", "billing"}) {
		t.Errorf("it is asked in %v", got)
	}
}

func TestOperatorMayWriteItsOwnWebhookOnly(t *testing.T) {
	forEachMode(t, func(t *testing.T, r rendering) {
		seen := 0
		for _, g := range grants(r) {
			if slices.Contains(g.rule.Resources, "mutatingwebhookconfigurations") {
				seen++
				if !slices.Equal(g.rule.ResourceNames, []string{one[*admission.MutatingWebhookConfiguration](t, r).Name}) {
					t.Errorf("%s grants %v on %v", g.role, g.rule.Verbs, g.rule.ResourceNames)
				}
			}
		}
		if seen != 1 {
			t.Errorf("%d rules", seen)
		}
	})
}

func TestNothingOfTheServerIsLeftWhereItIsOff(t *testing.T) {
	r := render(t, "{admission: {server: {enabled: false}}, networkPolicy: {enabled: true}}")
	if n := len(all[*admission.MutatingWebhookConfiguration](r)) + len(all[*core.Service](r)); n != 1 {
		t.Errorf("%d webhooks and Services, want the metrics' Service alone", n)
	}
	for _, g := range grants(r) {
		if slices.Contains(g.rule.Resources, "mutatingwebhookconfigurations") {
			t.Errorf("%s may %v a webhook that is not there", g.role, g.rule.Verbs)
		}
	}
}
