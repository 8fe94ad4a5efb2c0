import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reconcile } from './reconciler';
import type { Scenario } from './scenario';

const canary = join(tmpdir(), 'reconciler-canary');
const names = ['-dash', '--delete', '--if-not-exists', 'a.b-c_d', '...', '-', 'n'.repeat(249)];

/**
 * No config of a stock Kafka's topic may hold these: the broker refuses them, and says back what reached it.
 * (It trims spaces at both ends itself before it looks at a value.)
 */
const values = [
  'a=b',
  '=',
  ' ',
  '  two  spaces  ',
  '"double" \'single\'',
  '[a,b]',
  'a,b=c,[d]',
  `$(touch ${canary})`,
  `\`touch ${canary}\``,
  `; touch ${canary} #`,
  '--delete-config=retention.ms',
  '\\u0041\\n\\',
  '%25%n%s',
  'grün €, 𝄞, 日本語',
  '*',
  '~',
  '!',
];

const encode = (value: string) => value.replace(/[%\s]/g, (character) => encodeURIComponent(character));

export const hostile: readonly Scenario[] = [
  {
    name: 'hostile names: created, grown, configured and deleted, each exactly itself',
    async prove(cluster) {
      const created = await reconcile(
        cluster,
        names.map((name) => `${name} partitions=1 replication-factor=1`),
      );
      assert.equal(created.status, 0, created.stdout + created.stderr);
      for (const name of names) assert.match(created.lines.get(name) ?? name, /^created: 1 partition,/);

      const changed = await reconcile(
        cluster,
        names.map((name) => `${name} partitions=2 replication-factor=1 config:retention.ms=1000`),
      );
      assert.equal(changed.status, 0, changed.stdout + changed.stderr);
      const topics = await cluster.topics();
      for (const name of names) {
        assert.deepEqual(
          [topics.get(name)?.partitions, topics.get(name)?.config],
          [2, { 'retention.ms': '1000' }],
          name,
        );
      }

      const deleted = await reconcile(
        cluster,
        names.map((name) => `${name} absent`),
      );
      assert.equal(deleted.status, 0, deleted.stdout + deleted.stderr);
      const left = await cluster.topics();
      assert.deepEqual(
        names.filter((name) => left.has(name)),
        [],
      );
    },
  },
  {
    name: 'hostile values reach the broker unchanged, at creation and later, and nothing else',
    async prove(cluster) {
      await cluster.create(
        'hostile-there',
        '--partitions=1',
        '--replication-factor=1',
        '--config=retention.ms=1000',
      );
      const outcome = await reconcile(cluster, [
        ...values.flatMap((value, number) => [
          `hostile-${number} partitions=1 replication-factor=1 config:compression.type=${encode(value)}`,
        ]),
        `hostile-there partitions=1 replication-factor=1 config:compression.type=${encode(values.join(''))} config:retention.ms=1000`,
      ]);
      assert.equal(outcome.status, 1);
      for (const [number, value] of values.entries()) {
        const line = outcome.lines.get(`hostile-${number}`) ?? '';
        assert.ok(
          line.startsWith('failed: ') && line.includes(`Invalid value ${value.trim()} for configuration`),
          `${value}: ${line}`,
        );
      }
      const line = outcome.lines.get('hostile-there') ?? '';
      assert.ok(line.includes(`Invalid value ${values.join('')} for configuration`), line);
      assert.deepEqual((await cluster.topic('hostile-there'))?.config, { 'retention.ms': '1000' });
      assert.ok(!existsSync(canary), 'no value was run as shell');
      assert.ok(Buffer.byteLength(outcome.terminationMessage) <= 4096);
    },
  },
  {
    name: 'a value of nothing, and a list, go in and come back unchanged',
    async prove(cluster) {
      const config =
        'config:follower.replication.throttled.replicas= config:leader.replication.throttled.replicas=0:0,1:1';
      const table = [`hostile-empty partitions=1 replication-factor=1 ${config} config:cleanup.policy=`];
      const created = await reconcile(cluster, table);
      assert.equal(created.status, 0, created.stdout);
      assert.deepEqual((await cluster.topic('hostile-empty'))?.config, {
        'cleanup.policy': '',
        'follower.replication.throttled.replicas': '',
        'leader.replication.throttled.replicas': '0:0,1:1',
      });
      assert.equal((await reconcile(cluster, table)).jvmStarts, 1);
    },
  },
  {
    name: 'the broker reads a value back otherwise: said, not repeated for ever',
    async prove(cluster) {
      const outcome = await reconcile(
        cluster,
        ['hostile-spelling partitions=1 replication-factor=1 config:min.cleanable.dirty.ratio=.5'],
        { environment: { SETTLE_SECONDS: '2' } },
      );
      assert.equal(outcome.status, 1);
      assert.match(
        outcome.lines.get('hostile-spelling') ?? '',
        /^failed: .*min\.cleanable\.dirty\.ratio 0\.5→\.5/,
      );
    },
  },
  {
    name: 'a malformed table: one clear line, exit code 42, and nothing is done',
    async prove(cluster) {
      for (const line of [
        'malformed partitions=1',
        'malformed  partitions=1 replication-factor=1',
        'malformed partitions=1 replication-factor=0',
        'malformed partitions=x[$(touch\u00a0/tmp/reconciler-canary)] replication-factor=1',
        'malformed;touch partitions=1 replication-factor=1',
        'malformed partitions=1 replication-factor=1 config:a=%zz',
        'malformed partitions=1 replication-factor=1 retention.ms=1',
        '__consumer_offsets absent',
      ]) {
        const outcome = await reconcile(cluster, [
          'malformed-before partitions=1 replication-factor=1',
          line,
        ]);
        assert.equal(outcome.status, 42, line);
        assert.match(outcome.stdout, /^bad configuration: table-000, line 2: .*\n$/);
        assert.equal(outcome.terminationMessage, outcome.stdout);
      }
      assert.ok(!existsSync(canary));
      assert.equal(await cluster.topic('malformed-before'), undefined);
    },
  },
];
