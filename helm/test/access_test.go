package test

import (
	"slices"
	"strings"
	"testing"

	apps "k8s.io/api/apps/v1"
	core "k8s.io/api/core/v1"
	rbac "k8s.io/api/rbac/v1"
)

// webhook is the name of the admission server's Service and of its configuration.
const webhook = releaseName + "-admission"

// guards is the role by which the operator reads what approvals rest on.
const guards = releaseName + "-guards"

// grant is a rule with where it holds: a namespace, or "" for the whole cluster.
type grant struct {
	role      string
	namespace string
	rule      rbac.PolicyRule
}

func grants(r rendering) []grant {
	var found []grant
	for _, role := range all[*rbac.ClusterRole](r) {
		for _, rule := range role.Rules {
			found = append(found, grant{role.Name, "", rule})
		}
	}
	for _, role := range all[*rbac.Role](r) {
		for _, rule := range role.Rules {
			found = append(found, grant{role.Name, role.Namespace, rule})
		}
	}
	return found
}

func TestNoRuleReachesSecretsOrUsesWildcards(t *testing.T) {
	forbidden := []string{"secrets", "nodes", "*", "escalate", "bind", "impersonate"}
	forEachMode(t, func(t *testing.T, r rendering) {
		if len(grants(r)) == 0 {
			t.Fatal("no rules at all")
		}
		for _, g := range grants(r) {
			words := slices.Concat(g.rule.APIGroups, g.rule.Resources, g.rule.Verbs, g.rule.NonResourceURLs)
			for _, word := range words {
				if slices.Contains(forbidden, word) || strings.Contains(word, "*") {
					t.Errorf("%s grants %q: %v", g.role, word, g.rule)
				}
			}
		}
	})
}

func TestLeasesAreWritableByNameAndAtHomeOnly(t *testing.T) {
	for _, values := range []string{"", everything, namedNamespaces, "fullnameOverride: gate"} {
		r := render(t, values)
		lease := leaseArgument(t, r)
		seen := 0
		for _, g := range grants(r) {
			if !slices.Contains(g.rule.Resources, "leases") {
				continue
			}
			seen++
			if g.namespace != releaseNamespace {
				t.Errorf("%s grants leases in %q", g.role, g.namespace)
			}
			if !slices.Equal(g.rule.Verbs, []string{"create"}) && !slices.Equal(g.rule.ResourceNames, []string{lease}) {
				t.Errorf("%s grants %v on any lease", g.role, g.rule.Verbs)
			}
		}
		if seen != 2 {
			t.Errorf("%d rules on leases, want one to create and one to hold", seen)
		}
	}
	if leases := len(all[*rbac.Role](render(t, "leaderElection: false"))); leases != 0 {
		t.Errorf("%d roles for a lease that nobody uses", leases)
	}
}

func leaseArgument(t *testing.T, r rendering) string {
	t.Helper()
	for _, argument := range one[*apps.Deployment](t, r).Spec.Template.Spec.Containers[0].Args {
		if name, found := strings.CutPrefix(argument, "--lease-name="); found {
			return name
		}
	}
	t.Fatal("the operator is not told the name of its Lease")
	return ""
}

// Rules that guard approvals, and policies, are the cluster's; of anything else, named namespaces are enough.
func TestNamedNamespacesNeedNoRightToWriteClusterWide(t *testing.T) {
	r := render(t, namedNamespaces)
	bindings := all[*rbac.ClusterRoleBinding](r)
	if len(bindings) != 1 || bindings[0].RoleRef.Name != guards {
		t.Fatalf("cluster-wide bindings: %v", bindings)
	}
	for _, g := range grantsOf(r, guards, "") {
		ownWebhook := slices.Equal(g.rule.ResourceNames, []string{webhook})
		if slices.ContainsFunc(g.rule.Verbs, writes) && !ownWebhook {
			t.Errorf("%v of %v in the whole cluster", g.rule.Verbs, g.rule.Resources)
		}
	}
	clusterWide := grantsOf(render(t, ""), releaseName, "")
	for _, namespace := range []string{"shop", "billing"} {
		if got := grantsOf(r, releaseName, namespace); len(got) == 0 || len(got) != len(clusterWide) {
			t.Errorf("%d rules in %s, %d in the cluster-wide role", len(got), namespace, len(clusterWide))
		}
	}
}

// It puts back what holding changed, and makes or removes no workload of anybody's.
func TestWorkloadsAreOnlyPatched(t *testing.T) {
	want := map[string][]string{
		"deployments":          {"get", "list", "watch", "patch"},
		"statefulsets":         {"get", "list", "watch", "patch"},
		"daemonsets":           {"get", "list", "watch", "patch"},
		"cronjobs":             {"get", "list", "watch", "patch"},
		"rollouts":             {"get", "list", "watch", "patch"},
		"pods":                 {"get", "list", "watch", "patch", "delete"},
		"poddisruptionbudgets": {"list"},
	}
	forEachMode(t, func(t *testing.T, r rendering) {
		seen := map[string]bool{}
		for _, g := range grants(r) {
			for _, resource := range g.rule.Resources {
				verbs, known := want[resource]
				seen[resource] = true
				if known && !slices.Equal(g.rule.Verbs, verbs) {
					t.Errorf("%s grants %v of %s, want %v", g.role, g.rule.Verbs, resource, verbs)
				}
			}
		}
		for resource := range want {
			if !seen[resource] {
				t.Errorf("held %s cannot be released", resource)
			}
		}
	})
}

func writes(verb string) bool { return !slices.Contains([]string{"get", "list", "watch"}, verb) }

func grantsOf(r rendering, role, namespace string) []grant {
	return slices.DeleteFunc(grants(r), func(g grant) bool { return g.role != role || g.namespace != namespace })
}

func TestEveryOperatorRoleIsBoundToTheOperatorAlone(t *testing.T) {
	forEachMode(t, func(t *testing.T, r rendering) {
		account := one[*core.ServiceAccount](t, r)
		operator := []rbac.Subject{{Kind: "ServiceAccount", Name: account.Name, Namespace: releaseNamespace}}
		bound := map[string]bool{}
		for _, b := range all[*rbac.ClusterRoleBinding](r) {
			bound[b.RoleRef.Kind+b.RoleRef.Name] = slices.Equal(b.Subjects, operator)
		}
		for _, b := range all[*rbac.RoleBinding](r) {
			bound[b.RoleRef.Kind+b.Namespace+b.RoleRef.Name] = slices.Equal(b.Subjects, operator)
		}
		for _, role := range all[*rbac.Role](r) {
			if !bound["Role"+role.Namespace+role.Name] {
				t.Errorf("role %s in %s is not bound to %v", role.Name, role.Namespace, operator)
			}
		}
		for _, role := range all[*rbac.ClusterRole](r) {
			if forPeople := role.Name != releaseName && role.Name != guards; bound["ClusterRole"+role.Name] == forPeople {
				t.Errorf("cluster role %s: bound to the operator is %v", role.Name, !forPeople)
			}
		}
	})
}

func TestPeopleGetRolesThatNeverWriteStatus(t *testing.T) {
	r := render(t, "")
	for role, label := range map[string]string{"sluice-viewer": "view", "sluice-editor": "edit"} {
		if clusterRole(t, r, role).Labels["rbac.authorization.k8s.io/aggregate-to-"+label] != "true" {
			t.Errorf("%s does not extend the role %s", role, label)
		}
		for _, g := range grantsOf(r, role, "") {
			if !slices.ContainsFunc(g.rule.Verbs, writes) {
				continue
			}
			if role == "sluice-viewer" || !slices.Equal(g.rule.Resources, []string{"schemamigrations"}) {
				t.Errorf("%s may %v %v", role, g.rule.Verbs, g.rule.Resources)
			}
		}
	}
	if n := len(all[*rbac.ClusterRole](render(t, "userRoles: {create: false}"))); n != 2 {
		t.Errorf("%d cluster roles, want the operator's two alone", n)
	}
}

func clusterRole(t *testing.T, r rendering, name string) *rbac.ClusterRole {
	t.Helper()
	for _, role := range all[*rbac.ClusterRole](r) {
		if role.Name == name {
			return role
		}
	}
	t.Fatalf("no cluster role %s", name)
	return nil
}
