{{/* The data of each component's ConfigMap: everything its pods read, mounted at /etc/server. */}}

{{- define "kafka.file" -}}
{{ base .path }}: |
  {{- .root.Files.Get .path | trim | nindent 2 }}
{{- end -}}

{{- define "kafka.files.logging" -}}
{{- $name := ternary "log4j2.properties" "log4j.properties" (eq (include "kafka.isVersion4" .) "true") -}}
{{ include "kafka.file" (dict "root" . "path" (printf "files/%s" $name)) }}
{{- end -}}

{{- define "kafka.files.broker" -}}
{{ include "kafka.files.logging" . }}
server.properties: |
  {{- include "kafka.properties.broker" . | nindent 2 }}
{{- if .Values.externalAccess.enabled }}
external.properties: |
  {{- include "kafka.external.addresses" . | trim | nindent 2 }}
{{- end }}
{{ include "kafka.file" (dict "root" . "path" "files/start-kafka.sh") }}
{{- include "kafka.securityFiles" . }}
{{- end -}}

{{- define "kafka.files.controller" -}}
{{ include "kafka.files.logging" . }}
server.properties: |
  {{- include "kafka.properties.controller" . | nindent 2 }}
{{ include "kafka.file" (dict "root" . "path" "files/start-kafka.sh") }}
{{- include "kafka.securityFiles" . }}
{{- end -}}

{{- define "kafka.files.zookeeper" -}}
{{ include "kafka.files.logging" . }}
{{ include "kafka.file" (dict "root" . "path" "files/probe-zookeeper.sh") }}
{{ include "kafka.file" (dict "root" . "path" "files/start-zookeeper.sh") }}
zoo.cfg: |
  {{- include "kafka.zookeeper.config" . | nindent 2 }}
{{- if .Values.auth.enabled }}
{{ include "kafka.file" (dict "root" . "path" "files/with-certificates.sh") }}
{{- end }}
{{- end -}}
