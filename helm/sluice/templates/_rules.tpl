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
# Start, follow and end runs.
- apiGroups: [batch]
  resources: [jobs]
  verbs: [get, list, watch, create, patch, delete]
# See why a run does not start, and how it ended.
- apiGroups: [""]
  resources: [pods]
  verbs: [get, list, watch]
# Read a run's whole report.
- apiGroups: [""]
  resources: [pods/log]
  verbs: [get]
# Notice changed scripts, freeze scripts and plans, remove what is no longer needed.
- apiGroups: [""]
  resources: [configmaps]
  verbs: [get, list, watch, create, delete, deletecollection]
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
