{{/* What the StatefulSets of all components have in common. */}}

{{- define "kafka.statefulset.spec" -}}
replicas: {{ .values.replicaCount }}
serviceName: {{ include "kafka.component.headlessName" . | quote }}
podManagementPolicy: Parallel
updateStrategy:
  type: RollingUpdate
persistentVolumeClaimRetentionPolicy:
  whenDeleted: Retain
  whenScaled: Retain
selector:
  matchLabels:
    {{- include "kafka.selectorLabels" . | nindent 4 }}
{{- end -}}

{{- define "kafka.statefulset.volumeClaimTemplates" -}}
{{- if .values.persistence.enabled -}}
volumeClaimTemplates:
  - metadata:
      name: data
      labels:
        {{- include "kafka.selectorLabels" . | nindent 8 }}
    spec:
      accessModes:
        - ReadWriteOnce
      {{- with .values.persistence.storageClass }}
      storageClassName: {{ ternary "" . (eq . "-") | quote }}
      {{- end }}
      resources:
        requests:
          storage: {{ .values.persistence.size | quote }}
{{- end }}
{{- end -}}

{{/* One pod of a component at a time may be evicted, or as many as "maxUnavailable" says. */}}
{{- define "kafka.podDisruptionBudget" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "kafka.metadata" (merge (dict "name" (include "kafka.component.fullname" .)) .) | nindent 2 }}
spec:
  maxUnavailable: {{ .maxUnavailable }}
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "kafka.selectorLabels" . | nindent 6 }}
{{- end -}}

{{/* A headless Service gives each pod its DNS name, before the pod is ready: peers need each other to become ready. */}}
{{- define "kafka.headlessService" -}}
apiVersion: v1
kind: Service
metadata:
  {{- include "kafka.metadata" (merge (dict "name" (include "kafka.component.headlessName" .)) .) | nindent 2 }}
spec:
  type: ClusterIP
  clusterIP: None
  publishNotReadyAddresses: true
  selector:
    {{- include "kafka.selectorLabels" . | nindent 4 }}
  ports:
    {{- range .ports }}
    - name: {{ .name | quote }}
      port: {{ .port }}
      targetPort: {{ .name | quote }}
    {{- end }}
{{- end -}}
