{{/* The gate's webhooks. Conditions are looked at in the API server (Kubernetes 1.30): nothing else is ever sent. */}}
{{- define "sluice.gate" -}}
{{- $requires := "sluice.dev/requires" }}
{{- $optedIn := printf "object.spec.?template.?metadata.?annotations[?'%s'].hasValue() || object.spec.?jobTemplate.?spec.?template.?metadata.?annotations[?'%s'].hasValue() || object.metadata.?labels[?'sluice.dev/gated'].orValue('') == 'true' || object.metadata.?labels[?'sluice.dev/held'].hasValue() || (oldObject != null && oldObject.metadata.?labels[?'sluice.dev/held'].hasValue())" $requires $requires }}
{{- /* Who deletes in the foreground takes a finalizer off by an update. */}}
{{- $stays := "!has(object.metadata.deletionTimestamp)" }}
{{- /* A CronJob's Jobs are its schedule, which goes on while nobody answers: their pods are looked at. */}}
{{- $ofItsOwn := "request.kind.kind != 'Job' || !object.metadata.?ownerReferences.orValue([]).exists(owner, owner.kind == 'CronJob')" }}
{{- $notTheOperator := printf "request.userInfo.username != 'system:serviceaccount:%s:%s'" .Release.Namespace (include "sluice.serviceAccount" .) }}
# While nobody answers, only workloads that opted in wait, and the operator itself lets go what it held.
- name: workloads.gate.sluice.dev
  {{- include "sluice.gate.workloads" . }}
  namespaceSelector:
    matchExpressions:
    {{- include "sluice.gate.namespaces" . | nindent 4 }}
  matchConditions:
  - {name: not-the-operator, expression: {{ $notTheOperator | quote }}}
  - {name: stays, expression: {{ $stays | quote }}}
  - {name: of-its-own, expression: {{ $ofItsOwn | quote }}}
  - {name: opted-in, expression: {{ $optedIn | quote }}}
# The same, for namespaces that opted in as a whole.
- name: namespaces.gate.sluice.dev
  {{- include "sluice.gate.workloads" . }}
  namespaceSelector:
    matchLabels: {sluice.dev/gated: "true"}
    matchExpressions:
    {{- include "sluice.gate.namespaces" . | nindent 4 }}
  matchConditions:
  - {name: not-the-operator, expression: {{ $notTheOperator | quote }}}
  - {name: stays, expression: {{ $stays | quote }}}
  - {name: of-its-own, expression: {{ $ofItsOwn | quote }}}
  - {name: not-opted-in-alone, expression: {{ printf "!(%s)" $optedIn | quote }}}
# The net below: while nobody answers, pods go on as if it were not there.
- name: pods.gate.sluice.dev
  admissionReviewVersions: [v1]
  sideEffects: None
  failurePolicy: Ignore
  timeoutSeconds: 2
  clientConfig:
    service:
      name: {{ include "sluice.admission" . | quote }}
      namespace: {{ .Release.Namespace | quote }}
      path: /gate/pods
  rules:
  - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}
  namespaceSelector:
    matchExpressions:
    {{- include "sluice.gate.namespaces" . | nindent 4 }}
  matchConditions:
  - {name: requires, expression: {{ printf "object.metadata.?annotations[?'%s'].hasValue()" $requires | quote }}}
{{- end }}

{{- define "sluice.gate.workloads" }}
  admissionReviewVersions: [v1]
  sideEffects: NoneOnDryRun
  failurePolicy: Fail
  timeoutSeconds: 5
  reinvocationPolicy: IfNeeded
  clientConfig:
    service:
      name: {{ include "sluice.admission" . | quote }}
      namespace: {{ .Release.Namespace | quote }}
      path: /gate/workloads
  rules:
  - {apiGroups: [apps], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [deployments, statefulsets, daemonsets]}
  - {apiGroups: [batch], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [jobs, cronjobs]}
  - {apiGroups: [argoproj.io], apiVersions: [v1alpha1], operations: [CREATE, UPDATE], resources: [rollouts]}
{{- end }}

{{/* Never the operator's own namespace, nor the cluster's: what answers must not wait for itself. */}}
{{- define "sluice.gate.namespaces" -}}
- {{ dict "key" "kubernetes.io/metadata.name" "operator" "NotIn" "values" (list .Release.Namespace "kube-system") | toJson }}
{{- with .Values.watch.namespaces }}
- {{ dict "key" "kubernetes.io/metadata.name" "operator" "In" "values" . | toJson }}
{{- end }}
{{- end }}
