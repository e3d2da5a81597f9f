{{/* What the operator may do where it serves. No rule names Secrets: only the kubelet reads those, for a Job's pod. */}}
{{- define "sluice.rules" -}}
# Read what is wanted.
- apiGroups: [sluice.dev]
  resources: [schemamigrations]
  verbs: [get, list, watch]
# Report what is.
- apiGroups: [sluice.dev]
  resources: [schemamigrations/status]
  verbs: [update]
# Be the one whose reports are taken. The resource exists in RBAC only, in a group of its own: no role on all of sluice.dev has it.
- apiGroups: [approvals.sluice.dev]
  resources: [schemamigrations]
  verbs: [report]
# Read who decided what.
- apiGroups: [sluice.dev]
  resources: [migrationapprovals]
  verbs: [get, list, watch]
# Tell workloads what a database has.
- apiGroups: [sluice.dev]
  resources: [schemastates]
  verbs: [get, list, watch, create, update]
# Ask whether they still may.
- apiGroups: [authorization.k8s.io]
  resources: [localsubjectaccessreviews]
  verbs: [create]
# Start, follow and end runs.
- apiGroups: [batch]
  resources: [jobs]
  verbs: [get, list, watch, create, patch, delete]
# See why a run does not start, and how it ended; end what goes on beside a runner that has ended; release a pod that is held, and delete one that waits for what nobody wants any more.
- apiGroups: [""]
  resources: [pods]
  verbs: [get, list, watch, patch, delete]
# Read a run's whole report.
- apiGroups: [""]
  resources: [pods/log]
  verbs: [get]
# Notice changed scripts, freeze scripts and plans, remove what is no longer needed.
- apiGroups: [""]
  resources: [configmaps]
  verbs: [get, list, watch, create, delete]
# Release workloads that are held: put back what holding changed.
- apiGroups: [apps]
  resources: [deployments, statefulsets, daemonsets]
  verbs: [get, list, watch, patch]
# The same for their schedules.
- apiGroups: [batch]
  resources: [cronjobs]
  verbs: [get, list, watch, patch]
# The same, where Argo Rollouts are installed.
- apiGroups: [argoproj.io]
  resources: [rollouts]
  verbs: [get, list, watch, patch]
# Warn of a held workload that a drain of nodes may take whole.
- apiGroups: [policy]
  resources: [poddisruptionbudgets]
  verbs: [list]
# Tell of every transition; find why a pod is not scheduled.
- apiGroups: [""]
  resources: [events]
  verbs: [list, create]
{{- end }}

{{/* Binds a role to the operator's service account; takes (dict "root" $ "kind" ... "name" ...). */}}
{{- define "sluice.binding" -}}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: {{ .kind }}
  name: {{ .name | quote }}
subjects:
- kind: ServiceAccount
  name: {{ include "sluice.serviceAccount" .root | quote }}
  namespace: {{ .root.Release.Namespace | quote }}
{{- end }}
