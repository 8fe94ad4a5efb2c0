import assert from 'node:assert/strict';
import type { DeclaredEnvironment } from '../../lib';
import { installationOf } from '../../lib/charts/plan-of';
import { attempt, type Outcome } from '../kubectl';
import { applySecret } from '../secured/certificates';
import { startPods, type TestPod } from '../secured/test-pod';
import { until } from '../steps';

/** The files that a client may be configured by, by name. Those named `*.properties` are what its tools are given. */
export type ClientFiles = Readonly<Record<string, string>>;

/** A pod with Kafka's tools, and files to configure them by. */
export class ToolsPod {
  private readonly pod: TestPod;
  private readonly bootstrap: string;
  private readonly option: string;

  constructor(environment: DeclaredEnvironment) {
    const { namespace, security } = environment;
    const { bootstrap, tools } = installationOf(environment);
    this.bootstrap = bootstrap;
    this.option = tools.image.includes(':3.') ? 'consumer.config' : 'command-config';
    this.pod = {
      name: 'e2e-client',
      namespace,
      image: tools.image,
      labels: security?.network.clientLabels,
      secret: 'e2e-client',
    };
  }

  async start(files: ClientFiles): Promise<void> {
    applySecret(this.pod.namespace, this.pod.secret as string, files);
    await startPods([this.pod]);
  }

  /** What a producer of one message says. */
  produce(configuration: string, topic: string, message: string): string {
    return this.tool(
      `${message}\n`,
      ...['kafka-console-producer.sh', '--topic', topic],
      ...[`--${this.option.replace('consumer', 'producer')}`, `/client/${configuration}.properties`],
      ...['--producer-property', 'max.block.ms=10000', '--producer-property', 'delivery.timeout.ms=15000'],
      ...['--producer-property', 'request.timeout.ms=10000'],
    );
  }

  /** What a consumer gets, and says. */
  consume(configuration: string, topic: string, messages: number): string {
    return this.tool(
      '',
      ...['kafka-console-consumer.sh', '--topic', topic, '--group', 'learner', '--from-beginning'],
      ...['--max-messages', String(messages), '--timeout-ms', '30000'],
      ...[`--${this.option}`, `/client/${configuration}.properties`],
    );
  }

  /** Proves that a message goes in, and comes out. */
  proveUse(configuration: string, message: string): void {
    assert.doesNotMatch(this.produce(configuration, 'allowed', message), /ERROR|Exception/);
    assert.match(this.consume(configuration, 'allowed', 1), new RegExp(`^${message}$`, 'm'));
  }

  /** Waits until a file of the Secret has reached the pod. */
  async has(file: string): Promise<void> {
    await until(`${file} in the pod`, 120, () => {
      return this.inPod('', 'cat', `/client/${file}`).status === 0 || undefined;
    });
  }

  private tool(input: string, tool: string, ...options: string[]): string {
    const command = ['timeout', '60', tool, '--bootstrap-server', this.bootstrap, ...options];
    return this.inPod(input, ...command).output;
  }

  private inPod(input: string, ...command: string[]): Outcome {
    const { namespace, name } = this.pod;
    return attempt('kubectl', ['exec', '-i', '-n', namespace, name, '--', ...command], input);
  }
}
