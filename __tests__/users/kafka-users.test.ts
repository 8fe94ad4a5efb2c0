import { Chart, Testing } from 'cdk8s';
import { staging } from '../../environments/staging';
import { type DeclaredEnvironment, KafkaUsers, loadEnvironments, type User } from '../../lib';

const [environment] = loadEnvironments({ environments: [staging], variables: {}, only: [] }) as [
  DeclaredEnvironment,
];
const security = environment.security as NonNullable<DeclaredEnvironment['security']>;

const user: User = {
  name: 'CN=chat service',
  purpose: 'x',
  password: { secret: 'chat', key: 'word' },
  produces: ['chat-messages'],
  quotas: { producerRate: '10MiB', requestPercentage: 0.5 },
};

function synthesized(users: readonly User[] = [user], absentUsers: readonly string[] = []) {
  const chart = new Chart(Testing.app(), 'chart');
  const checked = { ...environment, driftCheck: { schedule: '17 * * * *' } };
  new KafkaUsers(chart, 'users', checked, { ...security, users, absentUsers });
  const objects = Testing.synth(chart);
  const of = (kind: string) => objects.find((object) => object.kind === kind);
  const table = objects.find(({ data }) => data?.['table-000'])?.data['table-000'];
  return { job: of('Job'), check: of('CronJob'), table };
}

test('a user is one line of the table, without its password', () => {
  expect(synthesized([user], ['old user']).table).toBe(
    'CN=chat%20service password allow:WRITE:topic:literal:chat-messages quota:producer_byte_rate=10485760 quota:request_percentage=0.5\nold%20user absent\n',
  );
});

test('passwords are mounted, read-only and for nobody else, and in no variable', () => {
  const { spec } = synthesized().job.spec.template;
  const volume = spec.volumes.find(({ name }: { name: string }) => name === 'passwords');
  expect(volume.projected).toEqual({
    defaultMode: 0o440,
    sources: [{ secret: { name: 'chat', items: [{ key: 'word', path: 'CN=chat service' }] } }],
  });
  const [container] = spec.containers;
  expect(container.volumeMounts).toContainEqual({
    name: 'passwords',
    mountPath: '/opt/users/passwords',
    readOnly: true,
  });
  expect(container.env.map(({ name }: { name: string }) => name)).toEqual([
    'BOOTSTRAP_SERVERS',
    'COMMAND_CONFIG',
    'SUPER_USERS',
    'JOB_NAME',
    'CURRENT_JOB_FILE',
    'PATH',
  ]);
});

test('Kubernetes takes nothing of a distinguished name for a variable', () => {
  const chart = new Chart(Testing.app(), 'chart');
  const admin = { ...security.admin, subject: 'CN=$(PATH)$$' };
  new KafkaUsers(chart, 'users', environment, { ...security, users: [user], admin });
  const job = Testing.synth(chart).find(({ kind }) => kind === 'Job');
  const { value } = job.spec.template.spec.containers[0].env.find(
    ({ name }: { name: string }) => name === 'SUPER_USERS',
  );
  expect(value).toContain('CN=$$(PATH)$$$$');
});

test('the script knows who must not be locked out', () => {
  const [{ env }] = synthesized().job.spec.template.spec.containers;
  expect(env).toContainEqual({
    name: 'SUPER_USERS',
    value: 'User:CN=kafka-broker;User:CN=kafka-controller;User:CN=kafka-admin',
  });
});

test('the drift check runs the same script read-only, and mounts no password', () => {
  const { spec } = synthesized().check.spec.jobTemplate.spec.template;
  expect(spec.containers[0].command).toEqual([
    'bash',
    '/opt/users/script/reconcile.sh',
    '--check',
    '/opt/users/table',
  ]);
  expect(JSON.stringify(spec)).not.toMatch(/passwords|"chat"/);
});

test("the Job's name changes with a permission, a quota and the Secret of a password, not with a purpose", () => {
  const name = (changed: Partial<User>) => synthesized([{ ...user, ...changed }]).job.metadata.name;
  const names = [
    name({}),
    name({ produces: [] }),
    name({ quotas: {} }),
    name({ password: { secret: 'chat-2', key: 'word' } }),
  ];
  expect(new Set(names).size).toBe(names.length);
  expect(name({ purpose: 'y' })).toBe(names[0]);
});
