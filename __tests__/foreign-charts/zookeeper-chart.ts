import { networkPolicy } from './flat-chart';

/** A chart with the values of Bitnami's ZooKeeper, as a subchart. */
export function zookeeperChart(): Record<string, string> {
  return {
    'charts/zookeeper/Chart.yaml': 'apiVersion: v2\nname: zookeeper\nversion: 1.0.0\n',
    'charts/zookeeper/values.yaml': values,
    'charts/zookeeper/templates/statefulset.yaml': statefulSet,
    'charts/zookeeper/templates/network.yaml': networkPolicy('zookeeper'),
  };
}

const values = `fullnameOverride: ""
image: { registry: docker.io, repository: bitnami/zookeeper, tag: 3.8.0-debian-11-r56, digest: "" }
replicaCount: 1
initContainers: []
extraVolumes: []
extraVolumeMounts: []
podAnnotations: {}
networkPolicy: { enabled: true }
tls: { client: { enabled: false }, quorum: { enabled: false } }
persistence: { enabled: true, existingClaim: "", storageClass: "", size: 8Gi }
heapSize: 1024
autopurge: { purgeInterval: 0, snapRetainCount: 3 }
resources: { requests: { memory: 256Mi, cpu: 250m } }
containerSecurityContext: { enabled: true, runAsUser: 1001 }
podAntiAffinityPreset: soft
affinity: {}
topologySpreadConstraints: []
pdb: { create: false, minAvailable: "", maxUnavailable: 1 }
`;

const statefulSet = `apiVersion: v1
kind: Service
metadata: { name: {{ .Release.Name }}-zookeeper-headless }
spec: { clusterIP: None, ports: [{ name: tcp-client, port: 2181 }] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: {{ .Release.Name }}-zookeeper }
spec:
  replicas: {{ .Values.replicaCount }}
  serviceName: {{ .Release.Name }}-zookeeper-headless
  selector: { matchLabels: { app.kubernetes.io/name: zookeeper } }
  template:
    metadata:
      annotations: {{ toJson .Values.podAnnotations }}
      labels:
        app.kubernetes.io/name: zookeeper
        app.kubernetes.io/instance: {{ .Release.Name }}
        app.kubernetes.io/component: zookeeper
    spec:
      initContainers: {{ toJson .Values.initContainers }}
      volumes: {{ toJson .Values.extraVolumes }}
      affinity: {{ template "affinity" (list . .Values "zookeeper") }}
      topologySpreadConstraints: {{ toJson .Values.topologySpreadConstraints }}
      containers:
        - name: zookeeper
          image: {{ .Values.image.registry }}/{{ .Values.image.repository }}:{{ .Values.image.tag }}
          securityContext: {{ omit .Values.containerSecurityContext "enabled" | toJson }}
          resources: {{ toJson .Values.resources }}
          volumeMounts: {{ toJson .Values.extraVolumeMounts }}
          env:
            - { name: ZOO_HEAP_SIZE, value: {{ .Values.heapSize | quote }} }
            - { name: ZOO_AUTOPURGE_INTERVAL, value: {{ .Values.autopurge.purgeInterval | quote }} }
  volumeClaimTemplates:
    - metadata: { name: data }
      spec:
        {{- with (.Values.global).storageClass | default .Values.persistence.storageClass }}
        storageClassName: {{ . }}
        {{- end }}
        accessModes: [ReadWriteOnce]
        resources: { requests: { storage: {{ .Values.persistence.size }} } }
`;
