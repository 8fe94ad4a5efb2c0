{{/* Names. A template that takes a component takes (dict "root" $ "component" "broker|zookeeper|controller"). */}}

{{- define "kafka.name" -}}
{{- default .Chart.Name .Values.nameOverride -}}
{{- end -}}

{{/* Helm's usual rule: the release name if it contains the chart's name, else <release>-<name>. Too long a name is refused, never cut. */}}
{{- define "kafka.fullname" -}}
{{- $name := include "kafka.name" . -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride -}}
{{- else if contains $name .Release.Name -}}
{{- .Release.Name -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name -}}
{{- end -}}
{{- end -}}

{{/* The StatefulSet of a component: the brokers carry the plain name. */}}
{{- define "kafka.component.fullname" -}}
{{- $fullname := include "kafka.fullname" .root -}}
{{- if eq .component "broker" -}}
{{- $fullname -}}
{{- else -}}
{{- printf "%s-%s" $fullname .component -}}
{{- end -}}
{{- end -}}

{{- define "kafka.component.headlessName" -}}
{{- printf "%s-headless" (include "kafka.component.fullname" .) -}}
{{- end -}}

{{- define "kafka.component.configName" -}}
{{- printf "%s-config" (include "kafka.component.fullname" .) -}}
{{- end -}}

{{/* The DNS domain in which each pod of a component has its name. */}}
{{- define "kafka.component.domain" -}}
{{- printf "%s.%s.svc.%s" (include "kafka.component.headlessName" .) .root.Release.Namespace .root.Values.clusterDomain -}}
{{- end -}}

{{/* The DNS name of one pod of a component, by its ordinal. */}}
{{- define "kafka.component.host" -}}
{{- printf "%s-%d.%s" (include "kafka.component.fullname" .) (int .ordinal) (include "kafka.component.domain" .) -}}
{{- end -}}
