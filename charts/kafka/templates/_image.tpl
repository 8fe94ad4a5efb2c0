{{/* The image and what its tag says. */}}

{{- define "kafka.tag" -}}
{{- if .Values.image.tag -}}
{{- .Values.image.tag -}}
{{- else if .Values.zookeeper.enabled -}}
{{- .Chart.AppVersion -}}
{{- else -}}
{{- .Chart.Annotations.kraftAppVersion -}}
{{- end -}}
{{- end -}}

{{- define "kafka.image" -}}
{{- printf "%s:%s" .Values.image.repository (include "kafka.tag" .) -}}
{{- with .Values.image.digest }}@{{ . }}{{ end -}}
{{- end -}}

{{/* "3.9" of "3.9.2"; empty when the tag does not begin with a version. */}}
{{- define "kafka.line" -}}
{{- regexFind "^[0-9]+\\.[0-9]+" (include "kafka.tag" .) -}}
{{- end -}}

{{/* "true" for Kafka 4 and later, which logs with Log4j 2 and has share groups; empty for 3. */}}
{{- define "kafka.isVersion4" -}}
{{- if not (hasPrefix "3." (include "kafka.tag" .)) -}}true{{- end -}}
{{- end -}}
