{{/* Labels and annotations. */}}

{{/* What selectors, pods and PersistentVolumeClaims carry; these never change in the life of a release. */}}
{{- define "kafka.selectorLabels" -}}
app.kubernetes.io/component: {{ .component | quote }}
app.kubernetes.io/instance: {{ .root.Release.Name | quote }}
app.kubernetes.io/name: {{ include "kafka.name" .root | quote }}
{{- end -}}

{{/* What the metadata of every object carries. */}}
{{- define "kafka.labels" -}}
{{- $chart := printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" -}}
{{- $labels := dict
  "app.kubernetes.io/managed-by" .root.Release.Service
  "app.kubernetes.io/version" (include "kafka.tag" .root)
  "helm.sh/chart" $chart
-}}
{{- $labels = merge (include "kafka.selectorLabels" . | fromYaml) .root.Values.commonLabels $labels -}}
{{- toYaml $labels -}}
{{- end -}}

{{- define "kafka.podLabels" -}}
{{- merge (include "kafka.selectorLabels" . | fromYaml) .root.Values.podLabels | toYaml -}}
{{- end -}}

{{/* The metadata of a namespaced object: (dict "root" $ "component" … "name" … ["annotations" dict]). */}}
{{- define "kafka.metadata" -}}
name: {{ .name | quote }}
namespace: {{ .root.Release.Namespace | quote }}
labels:
  {{- include "kafka.labels" . | nindent 2 }}
{{- with merge dict (.annotations | default dict) .root.Values.commonAnnotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}
