package test

import (
	"slices"
	"strings"
	"testing"

	apps "k8s.io/api/apps/v1"
	core "k8s.io/api/core/v1"
	networking "k8s.io/api/networking/v1"
	disruption "k8s.io/api/policy/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/labels"
	security "k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

func TestPodSatisfiesTheRestrictedStandard(t *testing.T) {
	standard, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	if err != nil {
		t.Fatal(err)
	}
	restricted := security.LevelVersion{Level: security.LevelRestricted, Version: security.LatestVersion()}
	forEachMode(t, func(t *testing.T, r rendering) {
		pod := one[*apps.Deployment](t, r).Spec.Template
		result := policy.AggregateCheckResults(standard.EvaluatePod(restricted, &pod.ObjectMeta, &pod.Spec))
		if !result.Allowed {
			t.Errorf("%s: %s", result.ForbiddenReason(), result.ForbiddenDetail())
		}
		if c := pod.Spec.Containers[0]; !*c.SecurityContext.ReadOnlyRootFilesystem {
			t.Error("the root filesystem is writable")
		}
	})
}

func TestSelectorsMatchWhateverLabelsAreAdded(t *testing.T) {
	hostile := everything + `
commonLabels: {app.kubernetes.io/name: other}
podLabels: {app.kubernetes.io/instance: other}
`
	hostile = strings.Replace(hostile, "commonLabels: {team: data}", "", 1)
	hostile = strings.Replace(hostile, "podLabels: {mesh: \"off\"}", "", 1)
	r := render(t, hostile)
	deployment, metrics := one[*apps.Deployment](t, r), service(t, r, "sluice-metrics")
	pod := labels.Set(deployment.Spec.Template.Labels)
	monitored := one[*unstructured.Unstructured](t, r)
	monitor, _, err := unstructured.NestedStringMap(monitored.Object, "spec", "selector", "matchLabels")
	if err != nil {
		t.Fatal(err)
	}
	for name, selection := range map[string]struct {
		selector map[string]string
		labels   labels.Set
	}{
		"Deployment":          {matchLabels(deployment.Spec.Selector), pod},
		"Service":             {metrics.Spec.Selector, pod},
		"admission's Service": {service(t, r, webhook).Spec.Selector, pod},
		"PodDisruptionBudget": {matchLabels(one[*disruption.PodDisruptionBudget](t, r).Spec.Selector), pod},
		"NetworkPolicy":       {matchLabels(&one[*networking.NetworkPolicy](t, r).Spec.PodSelector), pod},
		"ServiceMonitor":      {monitor, labels.Set(metrics.Labels)},
	} {
		if len(selection.selector) == 0 || !labels.SelectorFromSet(selection.selector).Matches(selection.labels) {
			t.Errorf("%s selects %v, but the labels are %v", name, selection.selector, selection.labels)
		}
	}
}

func matchLabels(selector *meta.LabelSelector) map[string]string { return selector.MatchLabels }

func TestArgumentsSayWhatTheValuesSay(t *testing.T) {
	for name, row := range map[string]struct {
		values   string
		want     []string
		unwanted string
	}{
		"as it comes": {"", []string{"operator", "--image=sluice:0.1.0", "--image-pull-policy=IfNotPresent",
			"--image-volumes=auto", "--leader-election=true", "--lease-name=sluice", "--job-ttl=24h", "--health-port=8081", "--metrics-port=8080",
			"--log-level=info", "--admission-service=sluice-admission", "--admission-port=9443", `--runner-resources={"limits":{"memory":"256Mi"},"requests":{"cpu":"50m","memory":"96Mi"}}`},
			"--namespaces"},
		"named namespaces": {namedNamespaces, []string{"--namespaces=shop,billing"}, ""},
		"tag":              {`image: {repository: "registry:5000/a/sluice", tag: v2}`, []string{"--image=registry:5000/a/sluice:v2"}, ""},
		"digest wins over tag": {`image: {tag: v2, digest: "sha256:` + digest + `"}`,
			[]string{"--image=sluice@sha256:" + digest}, "--image=sluice:v2"},
		"no admission server": {"{admission: {server: {enabled: false}}, gate: {enabled: false}}", nil, "--admission-service"},
		"no leader election":  {"leaderElection: false", []string{"--leader-election=false"}, ""},
		"runner resources": {"runner: {resources: {requests: null, limits: {memory: 1Gi}}}",
			[]string{`--runner-resources={"limits":{"memory":"1Gi"}}`}, ""},
		"no runner resources": {"runner: {resources: null}", []string{`--runner-resources={}`}, ""},
		"the rest": {"{logLevel: debug, imageVolumes: never, extraArgs: [--x=y], image: {pullPolicy: Never}, runner: {jobTTL: 1h30m}}",
			[]string{"--log-level=debug", "--image-volumes=never", "--x=y", "--image-pull-policy=Never", "--job-ttl=1h30m"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			container := one[*apps.Deployment](t, render(t, row.values)).Spec.Template.Spec.Containers[0]
			for _, want := range row.want {
				if !slices.Contains(container.Args, want) {
					t.Errorf("no %s in %q", want, container.Args)
				}
			}
			if row.unwanted != "" && strings.Contains(strings.Join(container.Args, " "), row.unwanted) {
				t.Errorf("%s in %q", row.unwanted, container.Args)
			}
			if !slices.Contains(container.Args, "--image="+container.Image) {
				t.Errorf("Jobs would run another image than %s: %q", container.Image, container.Args)
			}
		})
	}
}

func TestProbesAndServiceReachNamedPorts(t *testing.T) {
	r := render(t, "")
	container := one[*apps.Deployment](t, r).Spec.Template.Spec.Containers[0]
	ports := map[string]int32{}
	for _, port := range container.Ports {
		ports[port.Name] = port.ContainerPort
	}
	for path, probe := range map[string]*core.Probe{"/livez": container.LivenessProbe, "/readyz": container.ReadinessProbe} {
		if probe.HTTPGet.Path != path || ports[probe.HTTPGet.Port.StrVal] != 8081 {
			t.Errorf("probe asks %s on %s, want %s on the health port", probe.HTTPGet.Path, probe.HTTPGet.Port.StrVal, path)
		}
	}
	if startup := container.StartupProbe; ports[startup.HTTPGet.Port.StrVal] != 8081 {
		t.Errorf("startup probe asks port %s", startup.HTTPGet.Port.StrVal)
	}
	for name, number := range map[string]int32{"sluice-metrics": 8080, webhook: 9443} {
		if port := service(t, r, name).Spec.Ports[0]; ports[port.TargetPort.StrVal] != number {
			t.Errorf("the Service %s leads to %s", name, port.TargetPort.StrVal)
		}
	}
}

func service(t *testing.T, r rendering, name string) *core.Service {
	t.Helper()
	for _, found := range all[*core.Service](r) {
		if found.Name == name {
			return found
		}
	}
	t.Fatalf("no Service %s", name)
	return nil
}

func TestWithoutLeaderElectionTheOldPodEndsFirst(t *testing.T) {
	if got := one[*apps.Deployment](t, render(t, "leaderElection: false")).Spec.Strategy.Type; got != apps.RecreateDeploymentStrategyType {
		t.Errorf("strategy is %q", got)
	}
}

func TestPodKnowsItselfAndReachesTheAPIServer(t *testing.T) {
	forEachMode(t, func(t *testing.T, r rendering) {
		pod := one[*apps.Deployment](t, r).Spec.Template.Spec
		container := pod.Containers[0]
		account := one[*core.ServiceAccount](t, r)
		if pod.ServiceAccountName != account.Name || !*pod.AutomountServiceAccountToken || *account.AutomountServiceAccountToken {
			t.Error("the token must be mounted here, and nowhere else unasked")
		}
		if *pod.EnableServiceLinks {
			t.Error("a Service named sluice would add variables that start with SLUICE_")
		}
		for name, field := range map[string]string{"POD_NAME": "metadata.name", "POD_NAMESPACE": "metadata.namespace"} {
			if !slices.ContainsFunc(container.Env, func(e core.EnvVar) bool { return e.Name == name && e.ValueFrom.FieldRef.FieldPath == field }) {
				t.Errorf("%s is not %s", name, field)
			}
		}
		if mount := container.VolumeMounts[0]; mount.MountPath != "/tmp" || mount.Name != pod.Volumes[0].Name || pod.Volumes[0].EmptyDir == nil {
			t.Error("a JVM on a read-only root needs a writable /tmp")
		}
	})
}
