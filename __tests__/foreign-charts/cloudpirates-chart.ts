/**
 * A chart with the values of CloudPirates' Kafka: nodes that are broker and controller, authentication
 * and a generated Secret unless somebody says otherwise.
 */
export function cloudPiratesChart(): Record<string, string> {
  return {
    'Chart.yaml':
      'apiVersion: v2\nname: kafka\nversion: 0.1.4\nappVersion: 4.3.1\nhome: https://www.cloudpirates.io\n',
    'values.yaml': values,
    'values.schema.json': JSON.stringify({ type: 'object', properties: { podLabels: { type: 'object' } } }),
    'templates/it.yaml': templates,
  };
}

const values = `fullnameOverride: ""
clusterId: oUl0u_8RQBym0t93b891HA
image: { registry: docker.io, repository: apache/kafka, tag: 4.3.1, imagePullPolicy: Always }
replicaCount: 3
podDisruptionBudget: { enabled: true, minAvailable: 51%, maxUnavailable: "" }
auth:
  client: { enabled: true }
  interBroker: { enabled: true }
  controller: { enabled: true }
  existingSecret: ""
tls: { enabled: false, source: self-signed, existingSecret: "", certFilename: tls.crt, keyFilename: tls.key, caFilename: ca.crt, clientAuth: none }
networkPolicy: { enabled: false }
extraEnvVars: []
kafkaConfig:
  numPartitions: 3
  defaultReplicationFactor: 3
  offsetsTopicReplicationFactor: 3
  transactionStateLogReplicationFactor: 3
  transactionStateLogMinIsr: 2
  autoCreateTopicsEnable: true
  logRetentionHours: 168
  extraConfig: []
heapOpts: -Xmx1G -Xms1G
service: { ports: { client: 9092, internal: 9094, controller: 9093 } }
resources: {}
affinity: {}
persistence: { enabled: true, storageClass: "", size: 8Gi }
`;

const templates = `{{- $name := .Values.fullnameOverride | default .Release.Name }}
apiVersion: v1
kind: Service
metadata: { name: {{ $name }} }
spec: { ports: [{ name: client, port: {{ .Values.service.ports.client }} }] }
---
apiVersion: v1
kind: Service
metadata: { name: {{ $name }}-headless }
spec: { clusterIP: None, ports: [{ name: client, port: {{ .Values.service.ports.client }} }] }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: {{ $name }}-config }
data:
  server.properties: |
    {{- $protocol := ternary "SSL" "PLAINTEXT" .Values.tls.enabled }}
    listener.security.protocol.map=CLIENT:{{ $protocol }},INTERNAL:{{ $protocol }},CONTROLLER:{{ $protocol }}
    listeners=CLIENT://:{{ .Values.service.ports.client }},INTERNAL://:{{ .Values.service.ports.internal }},CONTROLLER://:{{ .Values.service.ports.controller }}
    {{- if .Values.tls.enabled }}
    ssl.keystore.type=PEM
    ssl.keystore.location=/opt/kafka/tls-runtime/keystore.pem
    ssl.truststore.type=PEM
    ssl.truststore.location=/mnt/kafka/certs/{{ .Values.tls.caFilename }}
    {{- end }}
    auto.create.topics.enable={{ .Values.kafkaConfig.autoCreateTopicsEnable }}
    offsets.topic.replication.factor={{ .Values.kafkaConfig.offsetsTopicReplicationFactor }}
    {{- range .Values.kafkaConfig.extraConfig }}
    {{ . }}
    {{- end }}
{{- if .Values.auth.client.enabled }}
---
apiVersion: v1
kind: Secret
metadata: { name: {{ $name }} }
data: { client-password: {{ randAlphaNum 24 | b64enc }} }
{{- end }}
{{- if .Values.podDisruptionBudget.enabled }}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: {{ $name }} }
spec: { maxUnavailable: {{ .Values.podDisruptionBudget.maxUnavailable }} }
{{- end }}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: {{ $name }} }
spec:
  replicas: {{ .Values.replicaCount }}
  serviceName: {{ $name }}-headless
  selector: { matchLabels: { app.kubernetes.io/name: kafka } }
  template:
    metadata: { labels: { app.kubernetes.io/name: kafka, app.kubernetes.io/instance: {{ .Release.Name }} } }
    spec:
      volumes:
        - { name: config, configMap: { name: {{ $name }}-config } }
        {{- if .Values.tls.enabled }}
        - { name: certs, secret: { secretName: {{ required "tls.existingSecret" .Values.tls.existingSecret }} } }
        {{- end }}
      affinity: {{ toJson .Values.affinity }}
      containers:
        - name: kafka
          image: {{ .Values.image.registry }}/{{ .Values.image.repository }}:{{ .Values.image.tag }}
          resources: {{ toJson .Values.resources }}
          ports:
            - { name: client, containerPort: {{ .Values.service.ports.client }} }
            - { name: internal, containerPort: {{ .Values.service.ports.internal }} }
          env:
            - { name: KAFKA_CLUSTER_ID, value: {{ .Values.clusterId | quote }} }
            - { name: KAFKA_HEAP_OPTS, value: {{ .Values.heapOpts | quote }} }
  volumeClaimTemplates:
    - metadata: { name: data }
      spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: {{ .Values.persistence.size | quote }} } } }
`;
