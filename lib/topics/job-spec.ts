import { k8s } from 'cdk8s-plus-27';

/** What a topic Job is made of. */
export interface TopicJobOptions {
  readonly image: string;
  /** `host:port` of every broker. */
  readonly brokers: readonly string[];
  /** The ConfigMap that holds the script's files. */
  readonly scriptConfigMap: string;
  /** The ConfigMaps that hold the table, in their order. */
  readonly tableConfigMaps: readonly string[];
  /** Labels of the pods; they are part of what cannot change. */
  readonly podLabels: Readonly<Record<string, string>>;
}

const scriptFolder = '/opt/topics/script';
const tableFolder = '/opt/topics/table';

/** What the script exits with when the table is wrong: running it again would change nothing. */
const badConfiguration = 42;

/** The Job's spec: one pod that runs the script in Kafka's own image until every topic is as declared. */
export function topicJobSpec(options: TopicJobOptions): k8s.JobSpec {
  return {
    // Ten seconds, doubled each time: six more tries span ten minutes.
    backoffLimit: 6,
    // A Job that hangs would keep Argo CD progressing and Flux waiting for ever.
    activeDeadlineSeconds: 3600,
    completions: 1,
    completionMode: 'NonIndexed',
    podFailurePolicy: {
      rules: [
        // Kubernetes 1.27's schema calls onPodConditions required; its API server does not.
        {
          action: 'FailJob',
          onExitCodes: { containerName: 'topics', operator: 'In', values: [badConfiguration] },
        } as k8s.PodFailurePolicyRule,
        {
          // A drained node is no failed try.
          action: 'Ignore',
          onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }],
        },
      ],
    },
    template: { metadata: { labels: { ...options.podLabels } }, spec: topicPodSpec(options) },
  };
}

function topicPodSpec(options: TopicJobOptions): k8s.PodSpec {
  return {
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
        name: 'topics',
        image: options.image,
        imagePullPolicy: 'IfNotPresent',
        command: ['bash', `${scriptFolder}/reconcile.sh`, tableFolder],
        env: [
          { name: 'BOOTSTRAP_SERVERS', value: options.brokers.join(',') },
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
      { name: 'script', configMap: { name: options.scriptConfigMap } },
      {
        name: 'table',
        projected: {
          sources: options.tableConfigMaps.map((name) => ({ configMap: { name } })),
        },
      },
      { name: 'tmp', emptyDir: { sizeLimit: k8s.Quantity.fromString('256Mi') } },
    ],
  };
}
