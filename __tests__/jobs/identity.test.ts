import { type JobContent, jobHash } from '../../lib/jobs/identity';
import { reconcilingJobSpec } from '../../lib/jobs/job-spec';
import { k8s } from '../../lib/kubernetes/k8s';

const { template, completions, completionMode, podFailurePolicy } = k8s.toJson_JobSpec(
  reconcilingJobSpec(
    {
      containerName: 'topics',
      access: {
        tools: { image: 'kafka:1', kafkaHome: '/opt/bitnami/kafka', javaBin: '/opt/java/bin', user: 1000 },
        brokers: ['b:9092'],
        clientProperties: 'security.protocol=SSL\n',
        volumes: [{ name: 'client', secret: { secretName: 's' } }],
        volumeMounts: [{ name: 'client', mountPath: '/client' }],
      },
      scriptConfigMap: 's',
      tableConfigMaps: ['t'],
      labels: { app: 'x' },
    },
    0,
  ),
) as JobContent['immutable'];
const content: JobContent = {
  immutable: { template, completions, completionMode, podFailurePolicy },
  files: { 'reconcile.sh': 'echo', 'table-000': 'orders partitions=3' },
};

/** Every copy of a value with one of its leaves changed. */
function* changedOnce(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) {
    yield `${value}, changed`;
    return;
  }
  for (const [key, one] of Object.entries(value)) {
    for (const changed of changedOnce(one)) {
      yield Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed };
    }
  }
}

test('the hash is ten hexadecimal digits, whatever the order of fields', () => {
  expect(jobHash(content)).toMatch(/^[0-9a-f]{10}$/);
  const reversed = Object.fromEntries(Object.entries(content.files).reverse());
  expect(jobHash({ ...content, files: reversed })).toBe(jobHash(content));
});

test('every value of the pod, be it image, resources or security, every file and the failure policy count', () => {
  const hashes = [...changedOnce(content)].map((changed) => jobHash(changed as JobContent));
  expect(hashes.length).toBeGreaterThan(40);
  expect(new Set([jobHash(content), ...hashes]).size).toBe(hashes.length + 1);
});

test('a revision counts', () => {
  expect(jobHash({ ...content, revision: '2' })).not.toBe(jobHash(content));
});
