{{/* What the pods of all components have in common. A component's settings are (dict "root" $ "component" … "values" …). */}}

{{/* A pod's metadata; "files" is the data of the component's ConfigMap, so that a change of it rolls the pods. */}}
{{- define "kafka.pod.metadata" -}}
labels:
  {{- include "kafka.podLabels" . | nindent 2 }}
annotations:
  {{- merge (dict "checksum/config" (sha256sum .files)) .root.Values.podAnnotations | toYaml | nindent 2 }}
{{- end -}}

{{- define "kafka.pod.spec" -}}
automountServiceAccountToken: false
enableServiceLinks: false
terminationGracePeriodSeconds: {{ .values.terminationGracePeriodSeconds }}
securityContext:
  runAsNonRoot: true
  runAsUser: 1000
  runAsGroup: 1000
  fsGroup: 1000
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
{{- with .root.Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .root.Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- include "kafka.pod.affinity" . }}
{{- include "kafka.pod.zoneSpread" . }}
{{- end -}}

{{/* Pods of one component keep away from each other's node. */}}
{{- define "kafka.pod.affinity" -}}
{{- if eq .root.Values.podAntiAffinityPreset "hard" }}
affinity:
  podAntiAffinity:
    requiredDuringSchedulingIgnoredDuringExecution:
      - topologyKey: kubernetes.io/hostname
        labelSelector:
          matchLabels:
            {{- include "kafka.selectorLabels" . | nindent 12 }}
{{- else if eq .root.Values.podAntiAffinityPreset "soft" }}
affinity:
  podAntiAffinity:
    preferredDuringSchedulingIgnoredDuringExecution:
      - weight: 100
        podAffinityTerm:
          topologyKey: kubernetes.io/hostname
          labelSelector:
            matchLabels:
              {{- include "kafka.selectorLabels" . | nindent 14 }}
{{- end }}
{{- end -}}

{{/* Pods of one component spread evenly over zones. */}}
{{- define "kafka.pod.zoneSpread" -}}
{{- with .root.Values.zoneSpreadPreset }}
topologySpreadConstraints:
  - topologyKey: topology.kubernetes.io/zone
    maxSkew: 1
    whenUnsatisfiable: {{ . }}
    labelSelector:
      matchLabels:
        {{- include "kafka.selectorLabels" $ | nindent 8 }}
{{- end }}
{{- end -}}

{{/* The parts of a container that do not depend on what runs in it. */}}
{{- define "kafka.container" -}}
image: {{ include "kafka.image" .root }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
terminationMessagePolicy: FallbackToLogsOnError
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop:
      - ALL
resources:
  {{- include "kafka.container.resources" . | nindent 2 }}
volumeMounts:
  - name: data
    mountPath: {{ .dataMountPath }}
  - name: config
    mountPath: /etc/server
    readOnly: true
  - name: tmp
    mountPath: /tmp
  {{- with include "kafka.securityMounts" . | trim }}
  {{- . | nindent 2 }}
  {{- end }}
{{- end -}}

{{/*
The values' resources, and the disk of the node: for /tmp and what the container says. A pod that needs more is evicted, and
not others of its node. Data in an emptyDir is limited by the size of that.
*/}}
{{- define "kafka.container.resources" -}}
{{- $disk := dict "ephemeral-storage" "512Mi" -}}
{{- $default := dict "requests" $disk -}}
{{- if .values.persistence.enabled -}}
{{- $_ := set $default "limits" $disk -}}
{{- end -}}
{{- merge (deepCopy .values.resources) $default | toYaml -}}
{{- end -}}

{{/*
Environment of every container. A tool started with kubectl exec inherits it, so none of the variables that Kafka's
launchers read (KAFKA_OPTS, KAFKA_HEAP_OPTS, JMX_PORT, …) is set here; the start scripts export them for the server alone.
*/}}
{{- define "kafka.container.env" -}}
- name: PATH
  value: {{ if .root.Values.auth.enabled }}/etc/tools:{{ end }}/opt/kafka/bin:/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
- name: LOG_DIR
  value: /tmp/logs
- name: POD_NAME
  valueFrom:
    fieldRef:
      fieldPath: metadata.name
- name: HEAP_SIZE
  value: {{ .values.heap | quote }}
{{- include "kafka.securityEnv" . }}
{{- end -}}

{{/*
ZooKeeper servers and controllers go on serving for a while after they are told to stop. When a whole release is deleted,
or its only node drained, brokers that lose the quorum before they have stopped hang until they are killed, uncleanly.
*/}}
{{- define "kafka.container.outliveBrokers" -}}
lifecycle:
  preStop:
    exec:
      command: [sleep, "30"]
{{- end -}}

{{- define "kafka.pod.volumes" -}}
- name: config
  configMap:
    name: {{ include "kafka.component.configName" . }}
- name: tmp
  emptyDir:
    sizeLimit: 256Mi
{{- if not .values.persistence.enabled }}
- name: data
  emptyDir:
    sizeLimit: {{ .values.persistence.size }}
{{- end }}
{{- include "kafka.securityVolumes" . }}
{{- end -}}
