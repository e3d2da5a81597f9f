{{/* Combinations that a schema cannot refuse, or not in words that help. */}}
{{- define "sluice.checks" -}}
{{- $repository := .Values.image.repository -}}
{{- if contains "@" $repository -}}
{{- fail (printf "image.repository %q has a digest in it: put what follows the @ into image.digest" $repository) -}}
{{- end -}}
{{- if contains ":" (base $repository) -}}
{{- fail (printf "image.repository %q has a tag in it: put what follows the last colon into image.tag" $repository) -}}
{{- end -}}
{{- if and (gt (int .Values.replicas) 1) (not .Values.leaderElection) -}}
{{- fail (printf "replicas is %d but leaderElection is false, so all of them would act at once: set leaderElection to true, or replicas to 1" (int .Values.replicas)) -}}
{{- end -}}
{{- if and (not .Values.serviceAccount.create) (not .Values.serviceAccount.name) -}}
{{- fail "serviceAccount.create is false but no account is named: set serviceAccount.name to one that exists in the namespace" -}}
{{- end -}}
{{- if and .Values.gate.enabled (not .Values.admission.server.enabled) -}}
{{- fail "gate.enabled needs the admission server: set admission.server.enabled to true, or gate.enabled to false" -}}
{{- end -}}
{{- with .Values.admission.server -}}
{{- if and .certManager.enabled (not .enabled) -}}
{{- fail "admission.server.certManager is for the admission server: set admission.server.enabled to true, or certManager.enabled to false" -}}
{{- end -}}
{{- if and .certManager.enabled (not (dig "name" "" (.certManager.issuerRef | default dict))) -}}
{{- fail "admission.server.certManager names no issuer: set its issuerRef, such as {name: internal-ca, kind: ClusterIssuer}" -}}
{{- end -}}
{{- end -}}
{{- end }}
