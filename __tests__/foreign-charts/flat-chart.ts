import { zookeeperChart } from './zookeeper-chart';

/**
 * A chart with the values of Bitnami's 11 to 23: one StatefulSet, everything at the top level. It
 * imitates the interface, and nothing of what the pods do.
 *
 * @param kraft whether it knows KRaft, which is then on unless somebody says otherwise
 */
export function flatChart(version: string, appVersion: string, kraft: boolean): Record<string, string> {
  return {
    'Chart.yaml': chartYaml(version, appVersion),
    'values.yaml': values + (kraft ? kraftValues : 'zookeeper:\n  enabled: true\n'),
    'templates/NOTES.txt': kraft ? validation : '',
    'templates/_helpers.tpl': helpers,
    'templates/services.yaml': services,
    'templates/statefulset.yaml': statefulSet,
    'templates/pdb.yaml': pdb,
    'templates/jaas.yaml': jaas,
    'templates/network.yaml': networkPolicy('kafka'),
    ...zookeeperChart(),
  };
}

/** `Chart.yaml` of a chart that is made to be Bitnami's. */
export function chartYaml(version: string, appVersion: string): string {
  return `apiVersion: v2
name: kafka
version: ${version}
appVersion: ${appVersion}
home: https://bitnami.com
dependencies:
  - { name: zookeeper, version: 1.0.0, repository: "", condition: zookeeper.enabled }
`;
}

const values = `global: { imageRegistry: "", storageClass: "" }
nameOverride: ""
fullnameOverride: ""
listeners: []
advertisedListeners: []
commonLabels: {}
image: { registry: docker.io, repository: bitnami/kafka, tag: 3.3.1-debian-11-r19, digest: "" }
replicaCount: 1
persistence: { enabled: true, existingClaim: "", storageClass: "", accessModes: [ReadWriteOnce], size: 8Gi, annotations: {}, selector: {}, mountPath: /bitnami/kafka }
auth: { clientProtocol: plaintext, interBrokerProtocol: plaintext }
heapOpts: -Xmx1024m -Xms1024m
resources: { limits: {}, requests: {} }
containerSecurityContext: { enabled: true, runAsUser: 1001 }
podSecurityContext: { enabled: true, fsGroup: 1001 }
podAntiAffinityPreset: soft
affinity: {}
topologySpreadConstraints: []
pdb: { create: false, minAvailable: "", maxUnavailable: 1 }
service:
  ports: { client: 9092, internal: 9094, controller: 9093 }
  headless: { publishNotReadyAddresses: false }
containerPorts: { client: 9092, internal: 9094, controller: 9093 }
provisioning: { enabled: false, topics: [] }
networkPolicy: { enabled: false }
diagnosticMode: { enabled: false }
metrics:
  kafka: { enabled: false, image: { registry: docker.io, repository: bitnami/kafka-exporter, tag: 1.6.0 }, containerSecurityContext: { enabled: true } }
  jmx: { enabled: false, image: { registry: docker.io, repository: bitnami/jmx-exporter, tag: 0.17.2 }, containerSecurityContext: { enabled: true } }
volumePermissions: { enabled: false, image: { registry: docker.io, repository: bitnami/bitnami-shell, tag: 11 }, containerSecurityContext: { runAsUser: 0 } }
podLabels: {}
nodeSelector: {}
externalAccess: { enabled: false }
authorizerClassName: ""
allowEveryoneIfNoAclFound: true
superUsers: User:admin
initContainers: []
extraVolumes: []
extraVolumeMounts: []
podAnnotations: {}
extraEnvVars: []
autoCreateTopicsEnable: true
deleteTopicEnable: false
defaultReplicationFactor: 1
offsetsTopicReplicationFactor: 1
transactionStateLogReplicationFactor: 1
transactionStateLogMinIsr: 1
numRecoveryThreadsPerDataDir: 1
logFlushIntervalMessages: _10000
logFlushIntervalMs: 1000
logRetentionBytes: _1073741824
logRetentionHours: 168
logSegmentBytes: _1073741824
maxMessageBytes: _1000012
zookeeperConnectionTimeoutMs: 6000
`;

const kraftValues = `kraft: { enabled: true, clusterId: kafka_cluster_id_test1 }
zookeeper:
  enabled: false
`;

const validation = `{{- if and .Values.kraft.enabled .Values.zookeeper.enabled }}
{{- fail "VALUES VALIDATION: you cannot use Kraft mode and Zookeeper at the same time" }}
{{- end }}
`;

const services = `{{- $name := .Values.fullnameOverride | default .Release.Name }}
apiVersion: v1
kind: Service
metadata: { name: {{ $name }} }
spec:
  ports: [{ name: tcp-client, port: {{ .Values.service.ports.client }} }]
  selector: { app.kubernetes.io/name: kafka, app.kubernetes.io/component: kafka }
---
apiVersion: v1
kind: Service
metadata: { name: {{ $name }}-headless }
spec:
  clusterIP: None
  publishNotReadyAddresses: {{ .Values.service.headless.publishNotReadyAddresses }}
  ports: [{ name: tcp-client, port: {{ .Values.service.ports.client }} }]
  selector: { app.kubernetes.io/name: kafka, app.kubernetes.io/component: kafka }
`;

// The five values that have to be texts go through "replace", as they do in the original.
const statefulSet = `{{- $name := .Values.fullnameOverride | default .Release.Name }}
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: {{ $name }}
  labels: { app.kubernetes.io/name: kafka, app.kubernetes.io/managed-by: Helm }
spec:
  replicas: {{ .Values.replicaCount }}
  serviceName: {{ $name }}-headless
  selector: { matchLabels: { app.kubernetes.io/name: kafka } }
  template:
    metadata:
      annotations: {{ toJson .Values.podAnnotations }}
      labels:
        app.kubernetes.io/name: kafka
        app.kubernetes.io/instance: {{ .Release.Name }}
        app.kubernetes.io/component: kafka
    spec:
      nodeSelector: {{ toJson .Values.nodeSelector }}
      initContainers:
        {{- with .Values.initContainers }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
        {{- if .Values.volumePermissions.enabled }}
        - name: volume-permissions
          image: {{ template "image" (list . .Values.volumePermissions.image) }}
          securityContext: {{ toJson .Values.volumePermissions.containerSecurityContext }}
        {{- end }}
      volumes: {{ toJson .Values.extraVolumes }}
      securityContext: {{ omit .Values.podSecurityContext "enabled" | toJson }}
      affinity: {{ template "affinity" (list . .Values "kafka") }}
      topologySpreadConstraints: {{ toJson .Values.topologySpreadConstraints }}
      containers:
        - name: kafka
          image: {{ template "image" (list . .Values.image) }}
          {{- if .Values.diagnosticMode.enabled }}
          command: [sleep, infinity]
          {{- end }}
          securityContext: {{ omit .Values.containerSecurityContext "enabled" | toJson }}
          resources: {{ toJson .Values.resources }}
          volumeMounts: {{ toJson .Values.extraVolumeMounts }}
          ports:
            - { name: kafka-client, containerPort: {{ .Values.containerPorts.client }} }
            - { name: kafka-internal, containerPort: {{ .Values.containerPorts.internal }} }
          env:
            - { name: KAFKA_HEAP_OPTS, value: {{ .Values.heapOpts | quote }} }
            - { name: KAFKA_CFG_LISTENER_SECURITY_PROTOCOL_MAP, value: "INTERNAL:{{ upper .Values.auth.interBrokerProtocol }},CLIENT:{{ upper .Values.auth.clientProtocol }}" }
            - { name: KAFKA_CFG_LISTENERS, value: "INTERNAL://:{{ .Values.containerPorts.internal }},CLIENT://:{{ .Values.containerPorts.client }}{{ if (.Values.kraft).enabled }},CONTROLLER://:{{ .Values.containerPorts.controller }}{{ end }}" }
            - { name: KAFKA_CFG_ALLOW_EVERYONE_IF_NO_ACL_FOUND, value: {{ .Values.allowEveryoneIfNoAclFound | quote }} }
            - { name: KAFKA_CFG_SUPER_USERS, value: {{ .Values.superUsers | quote }} }
            - { name: KAFKA_CFG_AUTO_CREATE_TOPICS_ENABLE, value: {{ .Values.autoCreateTopicsEnable | quote }} }
            - { name: KAFKA_CFG_DEFAULT_REPLICATION_FACTOR, value: {{ .Values.defaultReplicationFactor | quote }} }
            - { name: KAFKA_CFG_OFFSETS_TOPIC_REPLICATION_FACTOR, value: {{ .Values.offsetsTopicReplicationFactor | quote }} }
            - { name: KAFKA_CFG_TRANSACTION_STATE_LOG_MIN_ISR, value: {{ .Values.transactionStateLogMinIsr | quote }} }
            - { name: KAFKA_CFG_LOG_RETENTION_BYTES, value: {{ .Values.logRetentionBytes | replace "_" "" | quote }} }
            - { name: KAFKA_CFG_LOG_SEGMENT_BYTES, value: {{ .Values.logSegmentBytes | replace "_" "" | quote }} }
            - { name: KAFKA_CFG_MESSAGE_MAX_BYTES, value: {{ .Values.maxMessageBytes | replace "_" "" | quote }} }
            {{- if (.Values.kraft).enabled }}
            - { name: KAFKA_KRAFT_CLUSTER_ID, value: {{ .Values.kraft.clusterId | quote }} }
            {{- else }}
            - { name: KAFKA_CFG_ZOOKEEPER_CONNECT, value: {{ .Release.Name }}-zookeeper }
            {{- end }}
            {{- with .Values.extraEnvVars }}
            {{- toYaml . | nindent 12 }}
            {{- end }}
        {{- if .Values.metrics.jmx.enabled }}
        - name: jmx-exporter
          image: {{ template "image" (list . .Values.metrics.jmx.image) }}
          securityContext: {{ omit .Values.metrics.jmx.containerSecurityContext "enabled" | toJson }}
        {{- end }}
  {{- if not .Values.persistence.existingClaim }}
  volumeClaimTemplates:
    - metadata: { name: data }
      spec:
        {{- with .Values.global.storageClass | default .Values.persistence.storageClass }}
        storageClassName: {{ . }}
        {{- end }}
        accessModes: [ReadWriteOnce]
        resources: { requests: { storage: {{ .Values.persistence.size }} } }
  {{- end }}
{{- if .Values.metrics.kafka.enabled }}
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: {{ $name }}-exporter }
spec:
  selector: { matchLabels: { app.kubernetes.io/component: metrics } }
  template:
    metadata: { labels: { app.kubernetes.io/component: metrics } }
    spec:
      containers:
        - name: kafka-exporter
          image: {{ template "image" (list . .Values.metrics.kafka.image) }}
          securityContext: {{ omit .Values.metrics.kafka.containerSecurityContext "enabled" | toJson }}
{{- end }}
`;

/** An image as Bitnami's templates name it, and affinity, which switches the presets off. */
export const helpers = `{{- define "image" -}}
{{- $global := ((index . 0).Values.global).imageRegistry -}}
{{- with index . 1 }}{{ $global | default .registry }}/{{ .repository }}:{{ .tag }}{{ end -}}
{{- end }}
{{- define "affinity" -}}
{{- $top := index . 0 -}}{{- $values := index . 1 -}}
{{- $labels := dict "app.kubernetes.io/name" (index . 2) "app.kubernetes.io/instance" $top.Release.Name -}}
{{- $term := dict "labelSelector" (dict "matchLabels" $labels) "topologyKey" "kubernetes.io/hostname" -}}
{{- if $values.affinity -}}
{{ toJson $values.affinity }}
{{- else if eq $values.podAntiAffinityPreset "hard" -}}
{{ dict "podAntiAffinity" (dict "requiredDuringSchedulingIgnoredDuringExecution" (list $term)) | toJson }}
{{- else -}}
{{ dict "podAntiAffinity" (dict "preferredDuringSchedulingIgnoredDuringExecution" (list (dict "weight" 1 "podAffinityTerm" $term))) | toJson }}
{{- end -}}
{{- end }}
`;

/** The chart's own policy, which lets everybody in. */
export function networkPolicy(name: string): string {
  return `{{- if .Values.networkPolicy.enabled }}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: {{ .Release.Name }}-${name}-of-the-chart }
spec: { podSelector: { matchLabels: { app.kubernetes.io/name: ${name} } }, ingress: [{}] }
{{- end }}
`;
}

const pdb = `{{- if .Values.pdb.create }}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: {{ .Values.fullnameOverride }} }
spec: { maxUnavailable: {{ .Values.pdb.maxUnavailable }} }
{{- end }}
`;

const jaas = `{{- if eq .Values.auth.clientProtocol "sasl" }}
apiVersion: v1
kind: Secret
metadata: { name: {{ .Values.fullnameOverride }}-jaas }
data: { client-passwords: {{ randAlphaNum 10 | b64enc }} }
{{- end }}
`;
