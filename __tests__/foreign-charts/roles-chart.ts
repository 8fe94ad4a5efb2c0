import { chartYaml } from './flat-chart';
import { zookeeperChart } from './zookeeper-chart';

/**
 * A chart with the values of Bitnami's 24 to 32: brokers and controllers apart, SASL unless somebody
 * says otherwise, and random ids. It imitates the interface, and nothing of what the pods do.
 *
 * @param zookeeper whether it still knows ZooKeeper, as it does before 32
 */
export function rolesChart(version: string, appVersion: string, zookeeper: boolean): Record<string, string> {
  return {
    'Chart.yaml': zookeeper
      ? chartYaml(version, appVersion)
      : (chartYaml(version, appVersion).split('dependencies:')[0] as string),
    'values.yaml': values + (zookeeper ? values24 : values32),
    'templates/NOTES.txt': zookeeper ? validation : '',
    'templates/services.yaml': services,
    'templates/statefulsets.yaml': statefulSets,
    'templates/secrets.yaml': secrets,
    'templates/kraft.yaml': zookeeper ? kraft24 : kraft32,
    'templates/config.yaml': zookeeper ? config24 : config32,
    ...(zookeeper ? zookeeperChart() : {}),
  };
}

const role = `
  persistence: { enabled: true, storageClass: "", size: 8Gi }
  heapOpts: -Xmx1024m -Xms1024m
  resources: {}
  resourcesPreset: small
  podAntiAffinityPreset: soft
  affinity: {}
  topologySpreadConstraints: []
  pdb: { create: true, minAvailable: "", maxUnavailable: "" }
  containerSecurityContext: { enabled: true, runAsUser: 1001 }`;

const values = `global: { imageRegistry: "", security: { allowInsecureImages: false } }
fullnameOverride: ""
image: { registry: docker.io, repository: bitnami/kafka, tag: 3.6.1-debian-12-r12, digest: "" }
listeners:
  client: { protocol: SASL_PLAINTEXT }
  controller: { protocol: SASL_PLAINTEXT }
  interbroker: { protocol: SASL_PLAINTEXT }
  external: { protocol: SASL_PLAINTEXT }
sasl: { existingSecret: "" }
controller:
  replicaCount: 3
  controllerOnly: false${role}
broker:
  replicaCount: 0${role}
service: { ports: { client: 19092 } }
`;

const values24 = `kraft: { enabled: true, clusterId: "" }
extraConfig: ""
zookeeper: { enabled: false }
`;

const values32 = `clusterId: ""
existingKraftSecret: ""
overrideConfiguration: {}
`;

const validation = `{{- if and .Values.kraft.enabled .Values.zookeeper.enabled }}
{{- fail "VALUES VALIDATION: you cannot use Kraft mode and Zookeeper at the same time" }}
{{- end }}
{{- if and .Values.zookeeper.enabled (lt (int .Values.broker.replicaCount) 1) }}
{{- fail "VALUES VALIDATION: no brokers" }}
{{- end }}
`;

const services = `apiVersion: v1
kind: Service
metadata: { name: {{ .Values.fullnameOverride }} }
spec: { ports: [{ name: tcp-client, port: {{ .Values.service.ports.client }} }] }
{{- range $role := list "broker" "controller" }}
{{- if gt (int (index $.Values $role).replicaCount) 0 }}
---
apiVersion: v1
kind: Service
metadata: { name: {{ $.Values.fullnameOverride }}-{{ $role }}-headless }
spec: { clusterIP: None, ports: [{ name: tcp-client, port: 9092 }] }
{{- end }}
{{- end }}
`;

const statefulSets = `{{- range $role := list "broker" "controller" }}
{{- $values := index $.Values $role }}
{{- if gt (int $values.replicaCount) 0 }}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: {{ $.Values.fullnameOverride | default $.Release.Name }}-{{ $role }} }
spec:
  replicas: {{ $values.replicaCount }}
  serviceName: {{ $.Values.fullnameOverride }}-{{ $role }}-headless
  selector: { matchLabels: { app.kubernetes.io/component: {{ $role }} } }
  template:
    metadata: { labels: { app.kubernetes.io/component: {{ $role }} } }
    spec:
      affinity: { preset: {{ $values.podAntiAffinityPreset }} }
      topologySpreadConstraints: {{ toJson $values.topologySpreadConstraints }}
      containers:
        - name: kafka
          image: {{ $.Values.image.registry }}/{{ $.Values.image.repository }}:{{ $.Values.image.tag }}
          securityContext: {{ omit $values.containerSecurityContext "enabled" | toJson }}
          resources: {{ toJson $values.resources }}
          env: [{ name: KAFKA_HEAP_OPTS, value: {{ $values.heapOpts | quote }} }]
  volumeClaimTemplates:
    - metadata: { name: data }
      spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: {{ $values.persistence.size }} } } }
{{- if $values.pdb.create }}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: {{ $.Values.fullnameOverride }}-{{ $role }} }
spec: { maxUnavailable: {{ $values.pdb.maxUnavailable | default 1 }} }
{{- end }}
{{- end }}
{{- end }}
`;

const secrets = `{{- if and (hasPrefix "SASL" .Values.listeners.client.protocol) (not .Values.sasl.existingSecret) }}
apiVersion: v1
kind: Secret
metadata: { name: {{ .Values.fullnameOverride | default .Release.Name }}-user-passwords }
data: { client-passwords: {{ randAlphaNum 10 | b64enc }} }
{{- end }}
`;

const kraft24 = `{{- if .Values.kraft.enabled }}
apiVersion: v1
kind: Secret
metadata: { name: {{ .Values.fullnameOverride | default .Release.Name }}-kraft-cluster-id }
data: { kraft-cluster-id: {{ .Values.kraft.clusterId | default (randAlphaNum 22) | b64enc }} }
{{- end }}
`;

const kraft32 = `{{- if not .Values.existingKraftSecret }}
apiVersion: v1
kind: Secret
metadata: { name: {{ .Values.fullnameOverride | default .Release.Name }}-kraft }
data:
  cluster-id: {{ .Values.clusterId | default (randAlphaNum 22) | b64enc }}
  controller-0-id: {{ randAlphaNum 22 | b64enc }}
{{- end }}
`;

const protocols = `    listener.security.protocol.map=CLIENT:{{ .Values.listeners.client.protocol }},CONTROLLER:{{ .Values.listeners.controller.protocol }}`;

const config24 = `apiVersion: v1
kind: ConfigMap
metadata: { name: {{ .Values.fullnameOverride | default .Release.Name }}-broker-configuration }
data:
  server.properties: |-
${protocols}
    {{- .Values.extraConfig | nindent 4 }}
`;

const config32 = `apiVersion: v1
kind: ConfigMap
metadata: { name: {{ .Values.fullnameOverride | default .Release.Name }}-broker-configuration }
data:
  server.properties: |-
${protocols}
    {{- range $key, $value := .Values.overrideConfiguration }}
    {{ $key }}={{ tpl $value $ }}
    {{- end }}
`;
