import type { DeclaredEnvironment } from '../../lib';
import { fullName } from '../../lib/helm/release-names';
import { attempt, type Outcome, run } from '../kubectl';
import { Authority } from './authority';
import { applySecret, secretFile } from './certificates';
import { scramProperties } from './scram';
import { startPods, type TestPod } from './test-pod';

const user = 'e2e';

/** What a client may be configured with; all but `right` are to be refused. */
export type Configuration = 'right' | 'wrong-password' | 'no-tls' | 'foreign-authority';

/** A client of a secured environment, in a pod of its own: a user with a password, who may use some topics. */
export class Client {
  readonly pod: TestPod;
  readonly bootstrap: string;
  private readonly broker: string;

  constructor(private readonly environment: DeclaredEnvironment) {
    const { namespace, releaseName, kafkaVersion, security } = environment;
    const name = fullName(releaseName);
    this.broker = `${name}-0`;
    this.bootstrap = `${name}.${namespace}.svc.cluster.local:9092`;
    this.pod = {
      name: 'e2e-client',
      namespace,
      image: `apache/kafka:${kafkaVersion}`,
      labels: security?.network.clientLabels,
      secret: 'e2e-client',
    };
  }

  /** Makes the user, allows it these topics, and starts the pod. */
  async start(topics: readonly string[]): Promise<void> {
    const { namespace, security } = this.environment;
    const password = `e2e-${Math.random().toString(36).slice(2)}`;
    this.administer(
      'kafka-configs.sh',
      '--alter',
      '--add-config',
      `SCRAM-SHA-512=[password=${password}]`,
      ...this.asUser,
    );
    for (const topic of topics) {
      const allow = ['--add', '--allow-principal', `User:${user}`, '--topic', topic];
      this.administer('kafka-acls.sh', ...allow, '--producer');
      this.administer('kafka-acls.sh', ...allow, '--consumer', '--group', '*');
    }
    const authority = secretFile(namespace, security?.broker.secret ?? '', 'ca.crt');
    applySecret(namespace, this.pod.secret as string, {
      'ca.crt': authority,
      'foreign.crt': new Authority('foreign').certificate,
      right: properties('SASL_SSL', password, 'ca.crt'),
      'wrong-password': properties('SASL_SSL', `${password}x`, 'ca.crt'),
      'no-tls': properties('SASL_PLAINTEXT', password, 'ca.crt'),
      'foreign-authority': properties('SASL_SSL', password, 'foreign.crt'),
    });
    await startPods([this.pod]);
  }

  /** Limits how much the user may produce, in bytes a second and broker; without a number it may all. */
  limit(producerByteRate?: number): void {
    const change = producerByteRate
      ? ['--add-config', `producer_byte_rate=${producerByteRate}`]
      : ['--delete-config', 'producer_byte_rate'];
    this.administer('kafka-configs.sh', '--alter', ...change, ...this.asUser);
  }

  /** What came of a command in the client's pod. */
  attempt(input: string, ...command: string[]): Outcome {
    return attempt('kubectl', this.exec(...command), input);
  }

  /** The output of a command in the client's pod that succeeded. */
  run(input: string, ...command: string[]): string {
    return run('kubectl', this.exec(...command), input);
  }

  /** The arguments of kubectl that run a command in the client's pod. */
  exec(...command: string[]): string[] {
    return ['exec', '-i', '-n', this.pod.namespace, this.pod.name, '--', ...command];
  }

  private get asUser(): string[] {
    return ['--entity-type', 'users', '--entity-name', user];
  }

  private administer(tool: string, ...options: string[]): void {
    const command = [tool, '--bootstrap-server', 'localhost:9093', ...options];
    run('kubectl', ['exec', '-n', this.environment.namespace, this.broker, '--', ...command]);
  }
}

/** Where the pod has a configuration. */
export function configurationFile(configuration: Configuration): string {
  return `/client/${configuration}`;
}

function properties(protocol: string, password: string, authority: string): string {
  return scramProperties(user, password, { protocol, authority: `/client/${authority}` });
}
