import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Cluster, closedPort } from './cluster';
import { processesIn, signalGroup, temporaryFolder, until } from './processes';
import { type Outcome, type Running, reconcile, startReconciler } from './reconciler';
import type { Scenario } from './scenario';

const table = (prefix: string, count: number, replicas = 1) =>
  Array.from(
    { length: count },
    (_, i) => `${prefix}-${i} partitions=2 replication-factor=${replicas} config:retention.ms=1000`,
  );

/** The cluster is not as it should be, or the run is not left alone. */
export const trouble: readonly Scenario[] = [
  {
    name: 'wrong bootstrap address: its own sentence after the stated time, and no JVM is started',
    async prove(cluster) {
      const port = await closedPort();
      const environment = { WAIT_SECONDS: '2', RETRY_SECONDS: '2' };
      const [refused, unknown] = await Promise.all([
        reconcile(cluster, table('nowhere', 1), {
          environment: { ...environment, BOOTSTRAP_SERVERS: `127.0.0.1:${port}` },
        }),
        reconcile(cluster, table('nowhere', 1), {
          environment: { ...environment, BOOTSTRAP_SERVERS: 'kafka.invalid:9092' },
        }),
      ]);
      assert.equal(refused.status, 1);
      assert.match(
        refused.stdout,
        new RegExp(`^too few brokers: 0 of 1 .* after 2 s; 127.0.0.1:${port} refuses the connection\n$`),
      );
      assert.match(refused.stderr, /^waiting for brokers: 0 of 1 needed /);
      assert.equal(unknown.status, 1);
      assert.match(unknown.stdout, /the name kafka\.invalid does not resolve/);
      assert.ok(refused.seconds < 10 && unknown.seconds < 20);
    },
  },
  {
    name: 'replication factor above the brokers: its own sentence, at once when the address list says so',
    async prove(cluster) {
      const tooMany = await reconcile(cluster, ['too-many partitions=1 replication-factor=4']);
      assert.equal(tooMany.status, 42);
      assert.match(
        tooMany.stdout,
        /too few brokers: replication factor 4 needs 4 of them, BOOTSTRAP_SERVERS lists 3/,
      );

      const bootstrap = `${cluster.bootstrap},127.0.0.1:${await closedPort()}`;
      const oneDown = await reconcile(cluster, ['too-many partitions=1 replication-factor=4'], {
        environment: { BOOTSTRAP_SERVERS: bootstrap, WAIT_SECONDS: '2' },
      });
      assert.equal(oneDown.status, 1);
      assert.match(oneDown.stdout, /^too few brokers: 3 of 4 needed accept connections after 2 s/);

      const liar = await reconcile(cluster, ['too-many partitions=1 replication-factor=4'], {
        environment: { BOOTSTRAP_SERVERS: `${cluster.bootstrap},${cluster.bootstrap}`, RETRY_SECONDS: '2' },
      });
      assert.equal(liar.status, 1);
      assert.match(
        liar.lines.get('too-many') ?? '',
        /^failed: .*(larger than available brokers: 3|only 3 broker)/,
      );
    },
  },
  {
    name: 'authentication: right settings work; wrong and missing ones have their own sentence, soon',
    async prove(cluster) {
      const environment = { BOOTSTRAP_SERVERS: cluster.saslBootstrap };
      const right = await reconcile(cluster, table('sasl', 1), {
        environment: { ...environment, COMMAND_CONFIG: cluster.clientProperties() },
      });
      assert.equal(right.status, 0, right.stdout + right.stderr);

      const [wrong, missing] = await Promise.all([
        reconcile(cluster, table('sasl', 1), {
          environment: { ...environment, COMMAND_CONFIG: cluster.clientProperties('wrong') },
        }),
        reconcile(cluster, table('sasl', 1), { environment }),
      ]);
      assert.equal(wrong.status, 1);
      assert.match(wrong.stdout, /^wrong authentication: .*Invalid username or password\n$/);
      assert.ok(wrong.seconds < 20, `${wrong.seconds} s`);
      assert.equal(missing.status, 1);
      assert.match(
        missing.stdout,
        /^the brokers at .* accept connections but do not answer: is the security/,
      );
      assert.ok(missing.seconds < 50, `${missing.seconds} s`);
    },
  },
  {
    name: 'two runs at once: both succeed, and every topic is created by one of them',
    async prove(cluster) {
      const outcomes = await Promise.all([
        reconcile(cluster, table('twice', 6)),
        reconcile(cluster, table('twice', 6).reverse()),
      ]);
      for (const outcome of outcomes) assert.equal(outcome.status, 0, outcome.stdout + outcome.stderr);
      const created = outcomes.flatMap(({ lines }) =>
        [...lines].filter(([, said]) => said.startsWith('created')).map(([name]) => name),
      );
      assert.equal(new Set(created).size, created.length, `created twice: ${created}`);
      await provenThere(cluster, 'twice', 6);
    },
  },
  {
    name: 'interrupted: ends its children, says what is known, and can be repeated; killed as well',
    async prove(cluster) {
      const lines = table('interrupted', 12);
      const first = startReconciler(cluster, lines);
      await until('the first topic to be stored', () => cluster.stores('interrupted-0'));
      const children = childrenOf(first);
      assert.ok(children.length > 0);
      first.process.kill('SIGTERM');
      const outcome = await first.outcome;
      assert.equal(outcome.status, 143, outcome.stdout + outcome.stderr);
      assert.match(outcome.lines.get('interrupted-11') ?? '', /^failed: not done: interrupted by SIGTERM/);
      assert.match(outcome.terminationMessage, /^12 topics: .*\ninterrupted by SIGTERM\n/);
      assert.deepEqual(childrenOf(first), [], 'no child is left');

      const second = startReconciler(cluster, lines);
      await until('another topic to be stored', () => cluster.stores('interrupted-3'));
      signalGroup(second.process, 'SIGKILL');
      for (const pid of childrenOf(second)) process.kill(pid, 'SIGKILL');
      assert.equal((await second.outcome).status, 137);

      const third = await reconcile(cluster, lines);
      assert.equal(third.status, 0, third.stdout + third.stderr);
      await provenThere(cluster, 'interrupted', 12);
    },
  },
  {
    name: 'the controller is killed in the middle and comes back: the run ends well',
    async prove(cluster) {
      const running = startReconciler(cluster, table('outage', 10, 3));
      await until('the first topic to be stored', () => cluster.stores('outage-0'));
      const outcome = await withoutController(cluster, running);
      assert.equal(outcome.status, 0, outcome.stdout + outcome.stderr);
      await provenThere(cluster, 'outage', 10);
    },
  },
  {
    name: 'a broker goes away in the middle and stays away: fails honestly, within the stated time',
    async prove(cluster) {
      const running = startReconciler(cluster, table('away', 10, 3), {
        environment: { WAIT_SECONDS: '3', RETRY_SECONDS: '5' },
      });
      await until('the first topic to be stored', () => cluster.stores('away-0'));
      await cluster.killBroker(2);
      const outcome = await running.outcome;
      await cluster.startBroker(2);
      // A creation whose answer was lost with the broker counts as found, and so as ok.
      const wellSaid = (said: string) => /^(created|ok)/.test(said);
      const there = await cluster.topics();
      for (const [name, said] of outcome.lines) {
        if (wellSaid(said)) assert.equal(there.get(name)?.partitions, 2, `${name} ${said}`);
      }
      assert.equal(outcome.lines.size, 10);
      assert.equal(outcome.status === 0, [...outcome.lines.values()].every(wellSaid), outcome.stdout);

      const repeated = await reconcile(cluster, table('away', 10, 3));
      assert.equal(repeated.status, 0, repeated.stdout + repeated.stderr);
      await provenThere(cluster, 'away', 10);
    },
  },
  {
    name: 'a cluster that stands still for a while: what timed out is tried again',
    async prove(cluster) {
      const running = startReconciler(cluster, table('frozen', 6), {
        environment: { COMMAND_CONFIG: cluster.impatientProperties },
      });
      await until('a topic to be stored', () => cluster.stores('frozen-3'));
      cluster.freeze();
      await until('the run to notice', () => /trying again/.test(running.progress()), 60).finally(() =>
        cluster.thaw(),
      );
      const outcome = await running.outcome;
      assert.equal(outcome.status, 0, outcome.stdout + outcome.stderr);
      await provenThere(cluster, 'frozen', 6);
    },
  },
  {
    name: 'the quick start of Java fails: the stock launchers take over, in one line',
    async prove(cluster) {
      const outcome = await reconcile(cluster, table('stock', 2), {
        environment: { KAFKA_HOME: withoutQuickJars(cluster.distribution) },
      });
      assert.equal(outcome.status, 0, outcome.stdout + outcome.stderr);
      assert.match(
        outcome.stderr,
        /^note: the quick start of Java failed, Kafka's launchers take over: .*$/m,
      );
      await provenThere(cluster, 'stock', 2);
    },
  },
];

async function provenThere(cluster: Cluster, prefix: string, count: number): Promise<void> {
  const topics = await cluster.topics();
  for (let i = 0; i < count; i++) {
    const topic = topics.get(`${prefix}-${i}`);
    assert.deepEqual([topic?.partitions, topic?.config], [2, { 'retention.ms': '1000' }], `${prefix}-${i}`);
  }
}

async function withoutController(cluster: Cluster, running: Running): Promise<Outcome> {
  const controller = await cluster.controller();
  await cluster.killBroker(controller);
  let ended = false;
  void running.outcome.then(() => {
    ended = true;
  });
  await until(
    'the run to notice, or to end',
    () => ended || /trouble|waiting|trying again/.test(running.progress()),
    90,
  );
  await cluster.startBroker(controller);
  return running.outcome;
}

/** What a run has started and not ended. */
function childrenOf({ process: { pid }, folder }: Running): number[] {
  return processesIn(folder).filter((candidate) => candidate !== pid);
}

/** The same distribution, but a jar that the quick start looks for has another name. */
function withoutQuickJars(distribution: string): string {
  const home = temporaryFolder('kafka-renamed');
  symlinkSync(join(distribution, 'config'), join(home, 'config'));
  for (const folder of ['bin', 'libs']) {
    mkdirSync(join(home, folder));
    for (const file of readdirSync(join(distribution, folder))) {
      symlinkSync(
        join(distribution, folder, file),
        join(home, folder, file.replace(/^jopt-simple/, 'renamed-jopt-simple')),
      );
    }
  }
  return home;
}
