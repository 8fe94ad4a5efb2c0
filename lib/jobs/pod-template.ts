import { k8s } from '../kubernetes/k8s';
import { literal } from '../kubernetes/literal';
import type { Fence } from './fence';
import type { KafkaAccess } from './kafka-access';

/** What the pods that run a script are made of. */
export interface JobPodOptions {
  /** What the script is about, such as `topics`: the container's name, and that of its folders. */
  readonly containerName: string;
  readonly access: KafkaAccess;
  /** The ConfigMap that holds the script's files. */
  readonly scriptConfigMap: string;
  /** The ConfigMaps that hold the table, in their order. */
  readonly tableConfigMaps: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** Further variables of the script. */
  readonly env?: readonly k8s.EnvVar[];
  /** What the pod mounts besides. */
  readonly mounted?: Mounted;
  /** How the pod knows whether its Job is the current one. A pod that changes nothing needs not know. */
  readonly fence?: Fence;
}

/** Volumes, and where the container has them. */
export interface Mounted {
  readonly volumes: readonly k8s.Volume[];
  readonly volumeMounts: readonly k8s.VolumeMount[];
}

/** Where the script's ConfigMap has the client properties, if there are any. */
export const clientPropertiesFile = 'client.properties';

/** The folder for temporary files, and 64 MiB for what the pod says. A pod that needs more is ended, not its node's others. */
const tmp = k8s.Quantity.fromString('256Mi');
const disk = k8s.Quantity.fromString('320Mi');

const resources: k8s.ResourceRequirements = {
  requests: {
    cpu: k8s.Quantity.fromString('500m'),
    memory: k8s.Quantity.fromString('512Mi'),
    'ephemeral-storage': disk,
  },
  // Two JVMs start side by side, and starting is what they do.
  limits: {
    cpu: k8s.Quantity.fromString('2'),
    memory: k8s.Quantity.fromString('512Mi'),
    'ephemeral-storage': disk,
  },
};

/** Where the script looks for Kafka when nobody tells it. */
const scriptDefault = '/opt/kafka';

/** A pod that runs a script with these options, beside Kafka's tools. */
export function jobPodTemplate(
  {
    containerName,
    access,
    scriptConfigMap,
    tableConfigMaps,
    labels,
    env = [],
    mounted,
    fence,
  }: JobPodOptions,
  scriptOptions: readonly string[] = [],
): k8s.PodTemplateSpec {
  const { tools } = access;
  const secrets = [...access.volumes, ...(mounted?.volumes ?? [])];
  const scriptFolder = `/opt/${containerName}/script`;
  const tableFolder = `/opt/${containerName}/table`;
  return {
    metadata: { labels: { ...labels } },
    spec: {
      restartPolicy: 'Never',
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: tools.user,
        runAsGroup: tools.user,
        // A mounted Secret is root's; this lets the pod's own user read it, and nobody else.
        ...(secrets.length > 0 ? { fsGroup: tools.user } : {}),
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [
        {
          name: containerName,
          image: tools.image,
          imagePullPolicy: 'IfNotPresent',
          command: ['bash', `${scriptFolder}/reconcile.sh`, ...scriptOptions, tableFolder],
          env: [
            { name: 'BOOTSTRAP_SERVERS', value: access.brokers.join(',') },
            ...(access.clientProperties
              ? [{ name: 'COMMAND_CONFIG', value: `${scriptFolder}/${clientPropertiesFile}` }]
              : []),
            ...(tools.kafkaHome === scriptDefault ? [] : [{ name: 'KAFKA_HOME', value: tools.kafkaHome }]),
            ...env,
            ...(fence?.env ?? []),
            {
              name: 'PATH',
              value: `${tools.kafkaHome}/bin:${tools.javaBin}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
            },
          ].map(asItIs),
          resources,
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
          volumeMounts: [
            { name: 'script', mountPath: scriptFolder, readOnly: true },
            { name: 'table', mountPath: tableFolder, readOnly: true },
            { name: 'tmp', mountPath: '/tmp' },
            ...access.volumeMounts,
            ...(mounted?.volumeMounts ?? []),
            ...(fence?.volumeMounts ?? []),
          ],
        },
      ],
      volumes: [
        { name: 'script', configMap: { name: scriptConfigMap } },
        {
          name: 'table',
          projected: { sources: tableConfigMaps.map((name) => ({ configMap: { name } })) },
        },
        { name: 'tmp', emptyDir: { sizeLimit: tmp } },
        ...secrets,
        ...(fence?.volumes ?? []),
      ],
    },
  };
}

/** A variable whose value Kubernetes leaves as it is: a distinguished name may hold `$(…)`. */
function asItIs(variable: k8s.EnvVar): k8s.EnvVar {
  return variable.value === undefined ? variable : { ...variable, value: literal(variable.value) };
}
