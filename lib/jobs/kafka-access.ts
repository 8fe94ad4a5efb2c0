import type { Tools } from '../charts/installation';
import { installationOf } from '../charts/plan-of';
import type { DeclaredEnvironment } from '../environment/declared';
import type { k8s } from '../kubernetes/k8s';

/** How a Job reaches the brokers, and with which tools. */
export interface KafkaAccess {
  /** Kafka's own tools, and the image that they are in. */
  readonly tools: Tools;
  /** `host:port` of every broker. */
  readonly brokers: readonly string[];
  /**
   * The client properties that the tools are given. They hold no secret: they say where it is mounted.
   *
   * @default - none: the brokers speak plaintext and ask nobody who they are
   */
  readonly clientProperties?: string;
  /** What the pod mounts besides, such as the Secret of a certificate. */
  readonly volumes: readonly k8s.Volume[];
  /** Where the container has it. */
  readonly volumeMounts: readonly k8s.VolumeMount[];
}

/** How the Jobs of an environment reach its brokers. */
export function kafkaAccess(environment: DeclaredEnvironment): KafkaAccess {
  const { security } = environment;
  const { tools, brokers } = installationOf(environment);
  if (!security) return { tools, brokers, volumes: [], volumeMounts: [] };
  return {
    tools,
    brokers,
    clientProperties: mutualTls,
    volumes: [{ name: 'certificate', secret: { secretName: security.admin.secret, defaultMode: 0o440 } }],
    volumeMounts: [{ name: 'certificate', mountPath: certificateFolder, readOnly: true }],
  };
}

const certificateFolder = '/etc/certificates';

/** The key is read from where it is mounted, and written nowhere else. */
const mutualTls = `security.protocol=SSL
config.providers=dir
config.providers.dir.class=org.apache.kafka.common.config.provider.DirectoryConfigProvider
config.providers.dir.param.allowed.paths=${certificateFolder}
ssl.keystore.type=PEM
ssl.keystore.key=\${dir:${certificateFolder}:tls.key}
ssl.keystore.certificate.chain=\${dir:${certificateFolder}:tls.crt}
ssl.truststore.type=PEM
ssl.truststore.certificates=\${dir:${certificateFolder}:ca.crt}
`;
