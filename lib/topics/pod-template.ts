import { k8s } from '../kubernetes/k8s';

/** What the pods that run the topic script are made of. */
export interface TopicPodOptions {
  readonly image: string;
  /** `host:port` of every broker. */
  readonly brokers: readonly string[];
  /** The ConfigMap that holds the script's files. */
  readonly scriptConfigMap: string;
  /** The ConfigMaps that hold the table, in their order. */
  readonly tableConfigMaps: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

/** The container that runs the script. */
export const containerName = 'topics';

const scriptFolder = '/opt/topics/script';
const tableFolder = '/opt/topics/table';

/** A pod that runs the topic script with these options in Kafka's own image. */
export function topicPodTemplate(
  pod: TopicPodOptions,
  scriptOptions: readonly string[] = [],
): k8s.PodTemplateSpec {
  return {
    metadata: { labels: { ...pod.labels } },
    spec: {
      restartPolicy: 'Never',
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 1000,
        runAsGroup: 1000,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [
        {
          name: containerName,
          image: pod.image,
          imagePullPolicy: 'IfNotPresent',
          command: ['bash', `${scriptFolder}/reconcile.sh`, ...scriptOptions, tableFolder],
          env: [
            { name: 'BOOTSTRAP_SERVERS', value: pod.brokers.join(',') },
            {
              name: 'PATH',
              value:
                '/opt/kafka/bin:/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
            },
          ],
          resources: {
            requests: { cpu: k8s.Quantity.fromString('500m'), memory: k8s.Quantity.fromString('512Mi') },
            limits: { cpu: k8s.Quantity.fromString('1'), memory: k8s.Quantity.fromString('512Mi') },
          },
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
          volumeMounts: [
            { name: 'script', mountPath: scriptFolder, readOnly: true },
            { name: 'table', mountPath: tableFolder, readOnly: true },
            { name: 'tmp', mountPath: '/tmp' },
          ],
        },
      ],
      volumes: [
        { name: 'script', configMap: { name: pod.scriptConfigMap } },
        {
          name: 'table',
          projected: { sources: pod.tableConfigMaps.map((name) => ({ configMap: { name } })) },
        },
        { name: 'tmp', emptyDir: { sizeLimit: k8s.Quantity.fromString('256Mi') } },
      ],
    },
  };
}
