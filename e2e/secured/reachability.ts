import assert from 'node:assert/strict';
import type { DeclaredEnvironment } from '../../lib';
import { fullName } from '../../lib/helm/release-names';
import { quorumName } from '../../lib/security/server-names';
import { type ApiObject, objects, run } from '../kubectl';
import { removePods, startPods, type TestPod } from './test-pod';

const ports = [2181, 2182, 2888, 3888, 9092, 9093, 9094];

/** Proves with real connections who reaches which ports of whom: the table of __tests__/security/kafka-network.test.ts. */
export async function reachability(environment: DeclaredEnvironment, client: TestPod): Promise<void> {
  const { namespace, releaseName } = environment;
  const [kafka, quorum] = [fullName(releaseName), quorumName(environment)];
  const stranger = (name: string, where: string, labels = {}): TestPod => ({
    ...client,
    ...{ name, namespace: where, labels, secret: undefined },
  });
  const job = stranger('e2e-job', namespace, {
    'app.kubernetes.io/name': 'kafka-topics',
    'app.kubernetes.io/instance': releaseName,
    'app.kubernetes.io/component': 'e2e',
  });
  const near = stranger('e2e-stranger', namespace);
  const far = stranger('e2e-stranger', 'default', client.labels);

  const address = (pod: string) => {
    const [it] = objects<ApiObject & { status: { podIP: string } }>(
      ...['pod', '-n', namespace, '--field-selector', `metadata.name=${pod}`],
    );
    return it?.status.podIP;
  };
  const targets = [`${kafka}-1`, `${quorum}-1`].flatMap((pod) => {
    const ip = address(pod);
    return ports.map((port) => `${pod.replace(/-\d+$/, '')} ${ip} ${port}\n`);
  });
  const reached = (where: string, pod: string) =>
    run('kubectl', ['exec', '-i', '-n', where, pod, '--', 'bash', '-c', connectToEach], targets.join(''))
      .trim()
      .split('\n')
      .filter((it) => it !== '')
      .sort();

  const [toQuorum, amongQuorum] = environment.metadataMode === 'zookeeper' ? [2182, 3888] : [9094, 9094];
  try {
    await startPods([job, near, far]);
    assert.deepEqual(
      {
        broker: reached(namespace, `${kafka}-0`),
        // Only the leader of the ensemble listens on 2888.
        quorum: reached(namespace, `${quorum}-0`).filter((it) => !it.endsWith(' 2888')),
        job: reached(namespace, job.name),
        client: reached(namespace, client.name),
        'same namespace': reached(namespace, near.name),
        'client elsewhere': reached('default', far.name),
      },
      {
        broker: [`${kafka} 9093`, `${quorum} ${toQuorum}`],
        quorum: [`${quorum} ${amongQuorum}`],
        job: [`${kafka} 9093`],
        client: [`${kafka} 9092`],
        'same namespace': [],
        'client elsewhere': [],
      },
    );
  } finally {
    removePods([job, near, far]);
  }
}

const connectToEach = `while read -r name ip port; do
  (timeout 3 bash -c "exec 3<>/dev/tcp/$ip/$port" 2>/dev/null && echo "$name $port") &
done; wait`;
