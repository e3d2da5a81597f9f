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
{{- end }}
