{{/* What externalAccess.enabled adds: a listener, and each broker's address outside the Kubernetes cluster. */}}

{{/* The port that clients connect to, of a broker by its ordinal: (dict "root" $ "ordinal" 0). */}}
{{- define "kafka.external.port" -}}
{{- with .root.Values.externalAccess -}}
{{- ternary (add (int .nodePort) (int $.ordinal)) (int .port) (eq .type "NodePort") -}}
{{- end -}}
{{- end -}}

{{/* The address of each pod; server.properties is the same for all, and takes from here what is its own. */}}
{{- define "kafka.external.addresses" -}}
{{- range $ordinal, $host := .Values.externalAccess.hosts }}
{{ include "kafka.fullname" $ }}-{{ $ordinal }}={{ $host }}:{{ include "kafka.external.port" (dict "root" $ "ordinal" $ordinal) }}
{{- end }}
{{- end -}}

{{/* Kafka's own way to read values of its properties from another file. */}}
{{- define "kafka.external.configProvider" -}}
{{- if .Values.externalAccess.enabled }}
config.providers=file
config.providers.file.class=org.apache.kafka.common.config.provider.FileConfigProvider
config.providers.file.param.allowed.paths=/etc/server
{{- end }}
{{- end -}}
