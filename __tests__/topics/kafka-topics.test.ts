import { Chart, Testing } from 'cdk8s';
import { dev } from '../../environments/dev';
import { type DeclaredEnvironment, KafkaTopics, loadEnvironments } from '../../lib';
import { chunkBytes } from '../../lib/jobs/chunks';

const [environment] = loadEnvironments({ environments: [dev], variables: {}, only: [] }) as [
  DeclaredEnvironment,
];

function synthesized(changed: Partial<DeclaredEnvironment> = {}) {
  const chart = new Chart(Testing.app(), 'chart');
  new KafkaTopics(chart, 'topics', { ...environment, ...changed });
  const objects = Testing.synth(chart);
  const job = objects.find(({ kind }) => kind === 'Job');
  return {
    objects,
    job,
    name: job.metadata.name as string,
    configMaps: objects.filter(({ kind, immutable }) => kind === 'ConfigMap' && immutable),
    current: objects.find(({ metadata }) => metadata.name === 'kafka-topics-current'),
  };
}

const { brokers, topics } = environment;
const [first, ...rest] = topics as [(typeof topics)[0]];

describe("the Job's name changes with", () => {
  test.each<[string, Partial<DeclaredEnvironment>]>([
    ['a config of a topic', { topics: [{ ...first, configs: { 'retention.ms': '1' } }, ...rest] }],
    ['a topic more', { topics: [...topics, { ...first, name: 'more' }] }],
    ['the image', { kafkaVersion: '3.9.3' }],
    ['the brokers to wait for', { brokers: { ...brokers, replicas: 5 } }],
    ['the revision', { revision: '2' }],
  ])('%s', (_, changed) => {
    expect(synthesized(changed).name).not.toBe(synthesized().name);
  });
});

describe("the Job's name does not change with", () => {
  test.each<[string, Partial<DeclaredEnvironment>]>([
    ['the application it is part of', { partOf: 'another' }],
    ['the size of volumes', { brokers: { ...brokers, storage: '20Gi' } }],
    ['a PodDisruptionBudget', { maxUnavailable: 1 }],
  ])('%s', (_, changed) => {
    expect(synthesized(changed).name).toBe(synthesized().name);
  });
});

test('a topic that is to be gone is in the table by its name alone', () => {
  const { configMaps } = synthesized({ topics: [first], absentTopics: ['old'] });
  const table = configMaps.map(({ data }) => data['table-000']).find(Boolean);
  expect(table).toBe(
    'student-events partitions=3 replication-factor=1 keyed config:retention.ms=604800000\nold absent\n',
  );
});

describe('the drift check', () => {
  const driftCheck = { schedule: '17 * * * *' };
  const { objects, job } = synthesized({ driftCheck });
  const cronJob = objects.find(({ kind }) => kind === 'CronJob');

  test('runs what the Job runs, read-only, whichever Job is the current one', () => {
    const { containers, volumes } = cronJob.spec.jobTemplate.spec.template.spec;
    const [container] = containers;
    const spec = job.spec.template.spec;
    const jobs = {
      ...spec.containers[0],
      env: spec.containers[0].env.filter(
        ({ name }: { name: string }) => !['JOB_NAME', 'CURRENT_JOB_FILE'].includes(name),
      ),
      volumeMounts: spec.containers[0].volumeMounts.filter(
        ({ name }: { name: string }) => name !== 'current',
      ),
    };
    expect(container.command).toEqual([
      'bash',
      '/opt/topics/script/reconcile.sh',
      '--check',
      '/opt/topics/table',
    ]);
    expect({ ...container, command: jobs.command }).toEqual(jobs);
    expect(volumes).toEqual(spec.volumes.filter(({ name }: { name: string }) => name !== 'current'));
  });

  test("does not change the Job's name, and keeps its own", () => {
    expect(job.metadata.name).toBe(synthesized().name);
    expect(cronJob.metadata.name).toBe('kafka-topics-drift');
  });

  test("does not disturb Argo CD's health of the rest when it fails", () => {
    expect(cronJob.metadata.annotations['argocd.argoproj.io/ignore-healthcheck']).toBe('true');
    expect(cronJob.spec.jobTemplate.spec.backoffLimit).toBe(0);
  });

  test('is not there unless it is asked for', () => {
    expect(synthesized().objects.filter(({ kind }) => kind === 'CronJob')).toEqual([]);
  });
});

test('a name back to what it was is the same name: A → B → A', () => {
  const [a, b] = [synthesized(), synthesized({ revision: '2' })];
  expect([a.name, b.name, synthesized().name]).toEqual([a.name, b.name, a.name]);
});

test('the Job mounts exactly the ConfigMaps that there are, and they cannot be changed', () => {
  const { job, configMaps } = synthesized();
  const [script, table] = job.spec.template.spec.volumes;
  expect(
    [
      script.configMap.name,
      ...table.projected.sources.map((it: { configMap: { name: string } }) => it.configMap.name),
    ].sort(),
  ).toEqual(configMaps.map(({ metadata }) => metadata.name).sort());
});

describe('the ConfigMap that names the current Job', () => {
  const { objects, job, name, current } = synthesized();

  test('keeps its name, can be changed, and says the name of the Job that it stands before', () => {
    expect(current.immutable).toBeUndefined();
    expect(current.data).toEqual({ job: name });
    expect(objects.indexOf(job) - objects.indexOf(current)).toBe(1);
    const other = synthesized({ revision: '2' });
    expect(other.current.metadata.name).toBe(current.metadata.name);
    expect(other.current.data).toEqual({ job: other.name });
  });

  test('is in the wave of the Job, and holds back nothing else', () => {
    const wave = 'argocd.argoproj.io/sync-wave';
    expect(current.metadata.annotations).toEqual({ [wave]: job.metadata.annotations[wave] });
  });

  test('is mounted so that a running pod sees changes, and no pod starts without it', () => {
    const { volumes, containers } = job.spec.template.spec;
    expect(volumes.filter(({ name }: { name: string }) => name === 'current')).toEqual([
      { name: 'current', configMap: { name: 'kafka-topics-current' } },
    ]);
    expect(containers[0].volumeMounts).toContainEqual({
      name: 'current',
      mountPath: '/opt/topics/current',
      readOnly: true,
    });
    expect(containers[0].env).toEqual(
      expect.arrayContaining([
        { name: 'JOB_NAME', value: name },
        { name: 'CURRENT_JOB_FILE', value: '/opt/topics/current/job' },
      ]),
    );
  });
});

describe('the deadline', () => {
  const of = (topics: number, partitions: number): number =>
    synthesized({
      topics: Array.from({ length: topics }, (_, index) => ({
        ...first,
        name: `topic-${index}`,
        partitions,
      })),
    }).job.spec.activeDeadlineSeconds;

  test.each([
    [1, 1, 3600],
    [600, 20, 3600],
    [1000, 1, 3840],
    [10_000, 3, 22_440],
    [10, 20_000, 5820],
  ])('%d topics of %d partitions: %d s', (topics, partitions, seconds) => {
    expect(of(topics, partitions)).toBe(seconds);
  });
});

test("exit codes that no repetition mends end the Job, and a full disk is the pod's own", () => {
  const { spec } = synthesized().job;
  expect(spec.podFailurePolicy.rules[0]).toEqual({
    action: 'FailJob',
    onExitCodes: { containerName: 'topics', operator: 'In', values: [42, 43, 44] },
  });
  const { requests, limits } = spec.template.spec.containers[0].resources;
  expect([requests['ephemeral-storage'], limits['ephemeral-storage']]).toEqual(['320Mi', '320Mi']);
});

test('a long table is split into ConfigMaps that kubectl apply can annotate', () => {
  const many = Array.from({ length: 5000 }, (_, index) => ({ ...first, name: `topic-${index}` }));
  const { configMaps } = synthesized({ topics: many });
  const tables = configMaps.flatMap(({ data }) =>
    Object.entries<string>(data).filter(([key]) => key.startsWith('table-')),
  );
  expect(tables.map(([key]) => key)).toEqual(['table-000', 'table-001', 'table-002']);
  expect(
    tables
      .map(([, text]) => text)
      .join('')
      .split('\n'),
  ).toHaveLength(5001);
  // kubectl's annotation holds the whole object as JSON; annotations may hold 262,144 bytes in all.
  for (const configMap of configMaps) expect(JSON.stringify(configMap).length).toBeLessThan(262_144);
  for (const [, text] of tables) expect(text.length).toBeLessThanOrEqual(chunkBytes);
});
