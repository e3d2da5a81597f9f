package test

import (
	"slices"
	"strings"
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
	r := render(t, "{admission: {server: {enabled: false}}, gate: {enabled: false}, networkPolicy: {enabled: true}}")
	if n := len(all[*admission.MutatingWebhookConfiguration](r)) + len(all[*core.Service](r)); n != 1 {
		t.Errorf("%d webhooks and Services, want the metrics' Service alone", n)
	}
	for _, g := range grants(r) {
		if slices.Contains(g.rule.Resources, "mutatingwebhookconfigurations") {
			t.Errorf("%s may %v a webhook that is not there", g.role, g.rule.Verbs)
		}
	}
}

func gateHooks(t *testing.T, r rendering) []admission.MutatingWebhook {
	t.Helper()
	return one[*admission.MutatingWebhookConfiguration](t, r).Webhooks[1:]
}

func TestGateStopsDeploysOfWhoOptedInAndNeverAPod(t *testing.T) {
	forEachMode(t, func(t *testing.T, r rendering) {
		for _, hook := range gateHooks(t, r) {
			pods := hook.Rules[0].Resources[0] == "pods"
			if pods != (*hook.FailurePolicy == admission.Ignore) || *hook.SideEffects != map[bool]admission.SideEffectClass{true: admission.SideEffectClassNone, false: admission.SideEffectClassNoneOnDryRun}[pods] {
				t.Errorf("%s: %v", hook.Name, *hook.FailurePolicy)
			}
			if pods && (*hook.TimeoutSeconds > 2 || len(hook.Rules[0].Operations) != 1) {
				t.Errorf("a pod would wait %d s", *hook.TimeoutSeconds)
			}
			for _, rule := range hook.Rules {
				for _, resource := range rule.Resources {
					if strings.Contains(resource, "/") || resource == "*" {
						t.Errorf("%s is asked about %s: scaling must pass by", hook.Name, resource)
					}
				}
			}
		}
	})
}

func TestGateStaysOutOfWhatItRestsOn(t *testing.T) {
	forEachMode(t, func(t *testing.T, r rendering) {
		for _, hook := range gateHooks(t, r) {
			left := hook.NamespaceSelector.MatchExpressions[0]
			if left.Operator != "NotIn" || !slices.Equal(left.Values, []string{releaseNamespace, "kube-system"}) {
				t.Errorf("%s leaves out %v", hook.Name, left)
			}
			if len(hook.MatchConditions) == 0 {
				t.Errorf("%s is asked about everybody's objects", hook.Name)
			}
		}
	})
}

func TestOperatorsOwnReleaseNeedsNoWebhook(t *testing.T) {
	r := render(t, "{serviceAccount: {name: gatekeeper}}")
	for _, hook := range gateHooks(t, r)[:2] {
		if got := hook.MatchConditions[0].Expression; got != "request.userInfo.username != 'system:serviceaccount:sluice-system:gatekeeper'" {
			t.Errorf("%s: %s", hook.Name, got)
		}
	}
}

func TestGateCanBeLeftOut(t *testing.T) {
	if hooks := gateHooks(t, render(t, "{gate: {enabled: false}}")); len(hooks) != 0 {
		t.Errorf("%d webhooks are left", len(hooks))
	}
}
