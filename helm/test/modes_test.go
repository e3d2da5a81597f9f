package test

import "testing"

// everything switches every option on.
const everything = `
image: {digest: "sha256:` + digest + `"}
imagePullSecrets: [{name: registry}]
replicas: 3
metrics: {service: {annotations: {a: b}}, serviceMonitor: {enabled: true, labels: {release: prometheus}}}
networkPolicy: {enabled: true, apiServerCIDRs: [10.0.0.1/32], metricsFrom: [{namespaceSelector: {}}]}
priorityClassName: system-cluster-critical
nodeSelector: {kubernetes.io/os: linux}
tolerations: [{key: infra, operator: Exists}]
affinity: {nodeAffinity: {}}
topologySpreadConstraints:
- {maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway}
- {maxSkew: 1, topologyKey: rack, whenUnsatisfiable: ScheduleAnyway, labelSelector: {matchLabels: {tier: infra}}}
commonLabels: {team: data}
commonAnnotations: {owner: data}
podLabels: {mesh: "off"}
podAnnotations: {note: here}
extraEnv: [{name: HTTPS_PROXY, value: "http://proxy:3128"}]
extraArgs: [--extra]
`

const namedNamespaces = "watch: {namespaces: [shop, billing]}"

const digest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

// forEachMode runs a check against the renderings that differ most.
func forEachMode(t *testing.T, check func(t *testing.T, r rendering)) {
	for name, values := range map[string]string{
		"as it comes":            "",
		"with every option":      everything,
		"for named namespaces":   namedNamespaces,
		"user id of the cluster": "runAsUser: null",
	} {
		t.Run(name, func(t *testing.T) { check(t, render(t, values)) })
	}
}
