import { chartYaml, helpers, networkPolicy } from './flat-chart';
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
    'values.yaml': zookeeper
      ? values('extraConfig: ""') + values24
      : values('overrideConfiguration: {}') + values32,
    'templates/NOTES.txt': zookeeper ? validation : '',
    'templates/_helpers.tpl': helpers,
    'templates/services.yaml': services,
    'templates/statefulsets.yaml': statefulSets,
    'templates/secrets.yaml': secrets,
    'templates/kraft.yaml': zookeeper ? kraft24 : kraft32,
    'templates/config.yaml': configuration(zookeeper ? properties24 : properties32),
    'templates/network.yaml': networkPolicy('kafka'),
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
  containerSecurityContext: { enabled: true, runAsUser: 1001 }
  initContainers: []
  extraVolumes: []
  extraVolumeMounts: []
  podAnnotations: {}
  podLabels: {}
  nodeSelector: {}`;

/** @param further what both kinds of nodes take besides */
const values = (further: string) => `nameOverride: ""
global: { imageRegistry: "", storageClass: "", defaultStorageClass: "", security: { allowInsecureImages: false } }
fullnameOverride: ""
image: { registry: docker.io, repository: bitnami/kafka, tag: 3.6.1-debian-12-r12, digest: "" }
listeners:
  client: { name: CLIENT, containerPort: 9092, protocol: SASL_PLAINTEXT }
  controller: { name: CONTROLLER, containerPort: 9093, protocol: SASL_PLAINTEXT }
  interbroker: { name: INTERNAL, containerPort: 9094, protocol: SASL_PLAINTEXT }
  external: { name: EXTERNAL, containerPort: 9095, protocol: SASL_PLAINTEXT }
  securityProtocolMap: ""
  advertisedListeners: ""
sasl: { existingSecret: "" }
controller:
  replicaCount: 3
  minId: 0
  controllerOnly: false
  ${further}${role}
broker:
  replicaCount: 0
  ${further}${role}
service: { ports: { client: 19092, controller: 9093, interbroker: 9094 } }
networkPolicy: { enabled: true }
externalAccess: { enabled: false }
provisioning: { enabled: false, topics: [] }
tls: { existingSecret: "" }
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
    metadata:
      annotations: {{ toJson $values.podAnnotations }}
      labels:
        app.kubernetes.io/name: kafka
        app.kubernetes.io/instance: {{ $.Release.Name }}
        app.kubernetes.io/component: {{ ternary "controller-eligible" "broker" (eq $role "controller") }}
    spec:
      initContainers: {{ toJson $values.initContainers }}
      volumes:
        - { name: kafka-configmaps, configMap: { name: {{ $.Values.fullnameOverride | default $.Release.Name }}-{{ $role }}-configuration } }
        {{- with $values.extraVolumes }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      affinity: {{ template "affinity" (list $ $values "kafka") }}
      topologySpreadConstraints: {{ toJson $values.topologySpreadConstraints }}
      containers:
        - name: kafka
          image: {{ template "image" (list $ $.Values.image) }}
          securityContext: {{ omit $values.containerSecurityContext "enabled" | toJson }}
          resources: {{ toJson $values.resources }}
          volumeMounts: {{ toJson $values.extraVolumeMounts }}
          ports:
            - { name: client, containerPort: {{ $.Values.listeners.client.containerPort }} }
            - { name: interbroker, containerPort: {{ $.Values.listeners.interbroker.containerPort }} }
          env: [{ name: KAFKA_HEAP_OPTS, value: {{ $values.heapOpts | quote }} }]
  volumeClaimTemplates:
    - metadata: { name: data }
      spec:
        {{- with $.Values.global.storageClass | default $values.persistence.storageClass }}
        storageClassName: {{ . }}
        {{- end }}
        accessModes: [ReadWriteOnce]
        resources: { requests: { storage: {{ $values.persistence.size }} } }
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

/** The properties of both kinds of nodes; those of the user come last. */
const configuration = (ofTheUser: string) => `{{- range $role := list "broker" "controller" }}
{{- $values := index $.Values $role }}
{{- $listeners := $.Values.listeners }}
{{- $own := ternary (list $listeners.controller) (list $listeners.client $listeners.interbroker) (eq $role "controller") }}
{{- $ports := list }}
{{- $protocols := list }}
{{- range $own }}
{{- $ports = append $ports (printf "%s://:%d" .name (int .containerPort)) }}
{{- $protocols = append $protocols (printf "%s:%s" .name .protocol) }}
{{- end }}
---
apiVersion: v1
kind: ConfigMap
metadata: { name: {{ $.Values.fullnameOverride | default $.Release.Name }}-{{ $role }}-configuration }
data:
  server.properties: |-
    listeners={{ join "," $ports }}
    {{- if eq $role "broker" }}
    advertised.listeners={{ $listeners.advertisedListeners | default "CLIENT://placeholder:9092,INTERNAL://placeholder:9094" }}
    {{- end }}
    listener.security.protocol.map={{ $listeners.securityProtocolMap | default (join "," $protocols) }}
${ofTheUser}
{{- end }}
`;

const properties24 = `    {{- if $.Values.zookeeper.enabled }}
    zookeeper.connect={{ $.Release.Name }}-zookeeper:2181
    {{- end }}
    {{- $.Values.extraConfig | nindent 4 }}
    {{- $values.extraConfig | nindent 4 }}`;

const properties32 = `    {{- range $key, $value := mustMergeOverwrite (dict) $.Values.overrideConfiguration $values.overrideConfiguration }}
    {{ $key }}={{ tpl $value $ }}
    {{- end }}`;
