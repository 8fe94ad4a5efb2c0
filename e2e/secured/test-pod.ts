import { type ApiObject, kubectl, objects, run } from '../kubectl';
import { until } from '../steps';

/** A pod that waits to be used, with Kafka's tools in it. */
export interface TestPod {
  readonly name: string;
  readonly namespace: string;
  readonly image: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** A Secret to mount at /client. */
  readonly secret?: string;
}

/** Starts pods, and waits until they run. */
export async function startPods(pods: readonly TestPod[]): Promise<void> {
  for (const pod of pods) run('kubectl', ['apply', '-f', '-'], JSON.stringify(manifest(pod)));
  for (const { name, namespace } of pods) {
    await until(`the pod ${name}`, 120, () => {
      const [pod] = objects<ApiObject & { status?: { phase?: string } }>(
        ...['pod', '-n', namespace, '--field-selector', `metadata.name=${name}`],
      );
      return pod?.status?.phase === 'Running' || undefined;
    });
  }
}

/** Removes pods at once. */
export function removePods(pods: readonly Pick<TestPod, 'name' | 'namespace'>[]): void {
  for (const { name, namespace } of pods) {
    kubectl('delete', 'pod', '-n', namespace, name, '--ignore-not-found', '--grace-period=1');
  }
}

function manifest({ name, namespace, image, labels, secret }: TestPod): unknown {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels: { 'e2e-test-pod': 'true', ...labels } },
    spec: {
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 1000,
        runAsGroup: 1000,
        fsGroup: 1000,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [
        {
          name: 'tools',
          image,
          command: ['sleep', '7200'],
          env: [
            { name: 'PATH', value: '/opt/kafka/bin:/opt/java/openjdk/bin:/usr/bin:/bin' },
            { name: 'KAFKA_HEAP_OPTS', value: '-Xmx96m' },
            { name: 'LOG_DIR', value: '/tmp/logs' },
          ],
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
          volumeMounts: secret ? [{ name: 'client', mountPath: '/client' }] : [],
        },
      ],
      volumes: secret ? [{ name: 'client', secret: { secretName: secret, defaultMode: 0o440 } }] : [],
    },
  };
}
