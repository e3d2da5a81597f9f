package test

import (
	"maps"
	"slices"
	"testing"

	apps "k8s.io/api/apps/v1"
	core "k8s.io/api/core/v1"
	networking "k8s.io/api/networking/v1"
	disruption "k8s.io/api/policy/v1"
	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

func TestOptionsAppearWhenAskedFor(t *testing.T) {
	budgets := func(r rendering) int { return len(all[*disruption.PodDisruptionBudget](r)) }
	monitors := func(r rendering) int { return len(all[*unstructured.Unstructured](r)) }
	policies := func(r rendering) int { return len(all[*networking.NetworkPolicy](r)) }
	accounts := func(r rendering) int { return len(all[*core.ServiceAccount](r)) }
	for name, row := range map[string]struct {
		values string
		count  func(rendering) int
		want   int
	}{
		"one replica has no budget that could block a drain": {"", budgets, 0},
		"two replicas have a budget":                         {"replicas: 2", budgets, 1},
		"two replicas, budget not wanted":                    {"{replicas: 2, podDisruptionBudget: {enabled: false}}", budgets, 0},
		"no ServiceMonitor unasked":                          {"", monitors, 0},
		"ServiceMonitor":                                     {"metrics: {serviceMonitor: {enabled: true}}", monitors, 1},
		"no NetworkPolicy unasked":                           {"", policies, 0},
		"NetworkPolicy":                                      {"networkPolicy: {enabled: true}", policies, 1},
		"service account of somebody else":                   {"serviceAccount: {create: false, name: mine}", accounts, 0},
	} {
		t.Run(name, func(t *testing.T) {
			if got := row.count(render(t, row.values)); got != row.want {
				t.Errorf("%d objects, want %d", got, row.want)
			}
		})
	}
}

func TestNetworkPolicyLetsThroughWhatTheOperatorNeeds(t *testing.T) {
	for name, row := range map[string]struct {
		values      string
		apiServer   []string
		metricsFrom int
	}{
		"as wide as unknown addresses need": {"networkPolicy: {enabled: true}", nil, 0},
		"as narrow as it was told":          {everything, []string{"10.0.0.1/32"}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			spec := one[*networking.NetworkPolicy](t, render(t, row.values)).Spec
			if len(spec.PolicyTypes) != 2 {
				t.Errorf("policy types %v leave a direction open", spec.PolicyTypes)
			}
			health, metrics := spec.Ingress[0], spec.Ingress[1]
			if health.Ports[0].Port.StrVal != "health" || len(health.From) != 0 {
				t.Errorf("probes of the kubelet may not pass: %v", health)
			}
			if metrics.Ports[0].Port.StrVal != "metrics" || len(metrics.From) != row.metricsFrom {
				t.Errorf("metrics: %v", metrics)
			}
			if admission := spec.Ingress[2]; admission.Ports[0].Port.StrVal != "admission" || len(admission.From) != 0 {
				t.Errorf("the API server may not ask: %v", admission)
			}
			dns, apiServer := spec.Egress[0], spec.Egress[1]
			if !slices.Equal(ports(dns), []int{53, 53}) || len(dns.To) != 0 {
				t.Errorf("DNS: %v", dns)
			}
			if !slices.Equal(ports(apiServer), []int{443, 6443}) || !slices.Equal(blocks(apiServer), row.apiServer) {
				t.Errorf("API server: %v", apiServer)
			}
		})
	}
}

func ports(rule networking.NetworkPolicyEgressRule) []int {
	var found []int
	for _, port := range rule.Ports {
		found = append(found, port.Port.IntValue())
	}
	return found
}

func blocks(rule networking.NetworkPolicyEgressRule) []string {
	var found []string
	for _, peer := range rule.To {
		found = append(found, peer.IPBlock.CIDR)
	}
	return found
}

func TestPodTakesSchedulingAndExtrasAsGiven(t *testing.T) {
	deployment := one[*apps.Deployment](t, render(t, everything))
	template := deployment.Spec.Template
	pod, container := template.Spec, template.Spec.Containers[0]
	spread := pod.TopologySpreadConstraints
	for what, holds := range map[string]bool{
		"image pull secret": pod.ImagePullSecrets[0].Name == "registry",
		"priority class":    pod.PriorityClassName == "system-cluster-critical",
		"node selector":     pod.NodeSelector["kubernetes.io/os"] == "linux",
		"toleration":        pod.Tolerations[0].Key == "infra",
		"affinity":          pod.Affinity.NodeAffinity != nil,
		"spread":            spread[0].TopologyKey == "zone",
		"spread's selector": maps.Equal(spread[0].LabelSelector.MatchLabels, deployment.Spec.Selector.MatchLabels),
		"selector as given": maps.Equal(spread[1].LabelSelector.MatchLabels, map[string]string{"tier": "infra"}),
		"pod label":         template.Labels["mesh"] == "off",
		"pod annotation":    template.Annotations["note"] == "here",
		"variable":          slices.ContainsFunc(container.Env, func(e core.EnvVar) bool { return e.Name == "HTTPS_PROXY" }),
		"digest":            container.Image == "sluice@sha256:"+digest,
		"memory limit":      container.Resources.Limits.Memory().String() == "192Mi",
	} {
		if !holds {
			t.Errorf("%s is missing", what)
		}
	}
}

func TestEveryObjectCarriesCommonLabelsAndItsNamespace(t *testing.T) {
	clusterScoped := []string{"ClusterRole", "ClusterRoleBinding", "CustomResourceDefinition", "MutatingWebhookConfiguration", "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"}
	for _, object := range render(t, everything).objects {
		accessor, err := meta.Accessor(object)
		if err != nil {
			t.Fatal(err)
		}
		kind := object.GetObjectKind().GroupVersionKind().Kind
		if accessor.GetLabels()["team"] != "data" || accessor.GetAnnotations()["owner"] != "data" {
			t.Errorf("%s %s lacks the common label or annotation", kind, accessor.GetName())
		}
		if (accessor.GetNamespace() == "") != slices.Contains(clusterScoped, kind) {
			t.Errorf("%s %s is in namespace %q", kind, accessor.GetName(), accessor.GetNamespace())
		}
	}
}

func TestMetricsAreFoundAndKeepTheirNamespaces(t *testing.T) {
	r := render(t, `{metrics: {service: {annotations: {scrape: "yes"}}, serviceMonitor: {enabled: true, interval: 10s, labels: {release: prom}}}}`)
	if got := service(t, r, "sluice-metrics").Annotations["scrape"]; got != "yes" {
		t.Errorf("annotation of the Service is %q", got)
	}
	monitor := one[*unstructured.Unstructured](t, r)
	endpoints, _, err := unstructured.NestedSlice(monitor.Object, "spec", "endpoints")
	if err != nil || len(endpoints) != 1 {
		t.Fatalf("endpoints %v: %v", endpoints, err)
	}
	endpoint := endpoints[0].(map[string]any)
	if endpoint["interval"] != "10s" || endpoint["honorLabels"] != true || endpoint["port"] != "metrics" || endpoint["path"] != "/metrics" {
		t.Errorf("endpoint is %v", endpoint)
	}
	if monitor.GetLabels()["release"] != "prom" {
		t.Errorf("labels are %v", monitor.GetLabels())
	}
}

func TestBudgetLeavesRoomForADrain(t *testing.T) {
	spec := one[*disruption.PodDisruptionBudget](t, render(t, "replicas: 2")).Spec
	if spec.MinAvailable != nil || spec.MaxUnavailable.IntValue() != 1 {
		t.Errorf("budget is %v", spec)
	}
}

func TestServiceAccountIsAsNamed(t *testing.T) {
	r := render(t, "serviceAccount: {name: mine, annotations: {role: x}}")
	account := one[*core.ServiceAccount](t, r)
	if account.Name != "mine" || account.Annotations["role"] != "x" {
		t.Errorf("account is %s %v", account.Name, account.Annotations)
	}
	given := render(t, "serviceAccount: {create: false, name: theirs}")
	if got := one[*apps.Deployment](t, given).Spec.Template.Spec.ServiceAccountName; got != "theirs" {
		t.Errorf("the pod runs as %s", got)
	}
}
