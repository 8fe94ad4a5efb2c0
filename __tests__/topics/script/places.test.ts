import { ownName, type StubbedOptions, stubbedRun } from '../../jobs/script/stubbed';

/** Three brokers, of which the third comes when it is looked for the nth time. */
function run(table: readonly string[], third: number, options: StubbedOptions = {}) {
  return stubbedRun(table, {
    current: ownName,
    ...options,
    env: { BOOTSTRAP_SERVERS: 'b-0:9092,b-1:9092,b-2:9092', WAIT_SECONDS: '60', ...options.env },
    before: `
      looks=0 registered_at=-1 # the first look is that of the first comparison
      probe_brokers() {
        reachable=("\${brokers[@]}") unreachable=
        ((++looks >= ${third})) || { reachable=(b-0:9092 b-1:9092) unreachable='b-2:9092 refuses the connection' came_late=1; }
      }
      eval "stub_$(declare -f ask_cluster)"
      ask_cluster() {
        actual_brokers=('broker 0 -' 'broker 1 -')
        ((++registered_at < 3)) || actual_brokers+=('broker 2 -')
        stub_ask_cluster
      }
      ${options.before ?? ''}`,
  });
}

const table = ['a partitions=3 replication-factor=1'];

test('a broker that still starts is waited for, until the cluster counts it, before a partition is created', () => {
  const { status, stdout, stderr } = run(table, 4, {
    onWrite: '((registered_at == 3 && looks == 4)) || { echo "Policy: too early"; exit 1; }',
  });
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^a {2}created: 3 partitions/)]);
  expect(stderr).toMatch(
    /^waiting for brokers: 2 of 3 declared accept connections \(\d+ of 60 s\); b-2:9092 refuses/m,
  );
});

test('a broker that does not come: the others have to do, and the report says so', () => {
  const { status, stdout, termination } = run(table, 99, { env: { WAIT_SECONDS: '0' } });
  const note =
    'not all brokers came within 0 s, and new partitions lie on the others: b-2:9092 refuses the connection';
  expect([status, stdout]).toEqual([0, expect.stringContaining(`${note}\n1 topic: 0 ok, 1 created`)]);
  expect(termination).toMatch(new RegExp(`^1 topic: .*\n${note}\n$`));
  const json = run(table, 99, { env: { WAIT_SECONDS: '0' }, args: ['--output', 'json'] });
  expect(JSON.parse(json.stdout.trim().split('\n').pop() as string)).toMatchObject({ notes: [note] });
});

test.each([
  ['all is as declared', 'a 3\n', table],
  ['a topic is to be deleted', 'a 3\n', ['a absent']],
])('no broker is waited for when no partition is created: %s', (_, cluster, lines) => {
  const { stdout, stderr } = run(lines, 99, { cluster, env: { SETTLE_SECONDS: '0' } });
  expect(stderr).not.toMatch(/waiting/);
  expect(stdout).not.toMatch(/not all brokers/);
});

test('more partitions are partitions, too', () => {
  expect(run(['a partitions=5 replication-factor=1'], 4, { cluster: 'a 3\n' }).stderr).toMatch(
    /2 of 3 declared/,
  );
});
