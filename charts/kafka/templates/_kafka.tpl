{{/* The container of a Kafka process, broker or controller: (dict "root" $ "component" … "values" … "nodeIdOffset" … "ports" list). */}}
{{- define "kafka.kafkaContainer" -}}
name: kafka
{{ include "kafka.container" (merge (dict "dataMountPath" "/var/lib/kafka/data") .) }}
command:
  - bash
  {{- if .root.Values.auth.enabled }}
  - /etc/server/with-certificates.sh
  {{- end }}
  - /etc/server/start-kafka.sh
env:
  {{- include "kafka.container.env" . | nindent 2 }}
  - name: DATA_DIR
    value: {{ include "kafka.dataDir" .root | quote }}
  - name: NODE_ID_OFFSET
    value: {{ .nodeIdOffset | quote }}
  {{- if .root.Values.zookeeper.enabled }}
  - name: METADATA_MODE
    value: zookeeper
  {{- else }}
  - name: METADATA_MODE
    value: kraft
  - name: CLUSTER_ID
    value: {{ include "kafka.clusterId" .root | quote }}
  {{- end }}
ports:
  {{- range .ports }}
  - name: {{ .name | quote }}
    containerPort: {{ .port }}
  {{- end }}
{{- if eq .component "controller" }}
{{ include "kafka.container.outliveBrokers" . }}
{{- end }}
{{- /*
A broker opens its ports only when it has caught up with the cluster's metadata, so an open port means ready.
After an unclean stop it recovers its logs first, which takes long on large volumes: up to an hour is allowed.
Ready is said later by as many probes as fill minReadySeconds: its followers catch up before the next broker restarts.
The StatefulSet's field of that name does not do this: rolling updates with the policy Parallel ignore it, and so do drains.
*/}}
{{- $port := (first .ports).name }}
startupProbe:
  tcpSocket:
    port: {{ $port | quote }}
  periodSeconds: 5
  failureThreshold: 720
readinessProbe:
  tcpSocket:
    port: {{ $port | quote }}
  periodSeconds: 5
  successThreshold: {{ divf .root.Values.minReadySeconds 5 | ceil | add1 }}
  failureThreshold: 3
  timeoutSeconds: 5
livenessProbe:
  tcpSocket:
    port: {{ $port | quote }}
  periodSeconds: 10
  failureThreshold: 12
  timeoutSeconds: 5
{{- end -}}
