import assert from 'node:assert/strict';
import { reconcile } from './reconciler';
import type { Scenario } from './scenario';

/** Every row of "declared against actual". */
export const rows: readonly Scenario[] = [
  {
    name: 'missing: creates it, configs included; the same again: starts no JVM for it',
    async prove(cluster) {
      const table = [
        'row-new partitions=3 replication-factor=3 keyed config:retention.ms=604800000 config:cleanup.policy=compact,delete',
        'row-plain partitions=1 replication-factor=1',
      ];
      const first = await reconcile(cluster, table);
      assert.equal(first.status, 0, first.stdout + first.stderr);
      assert.match(first.lines.get('row-new') ?? '', /^created: 3 partitions, replication factor 3, /);
      assert.match(first.summary, /^2 topics: 0 ok, 2 created, 0 changed, 0 refused, 0 failed in \d+\.\d s$/);
      assert.equal(first.terminationMessage, `${first.summary}\n`);

      const topic = await cluster.topic('row-new');
      assert.equal(topic?.partitions, 3);
      assert.ok(topic?.replicas.every((replicas) => replicas.length === 3));
      assert.deepEqual(topic?.config, { 'retention.ms': '604800000', 'cleanup.policy': 'compact,delete' });

      const second = await reconcile(cluster, table);
      assert.equal(second.status, 0);
      assert.equal(second.lines.get('row-new'), 'ok');
      assert.equal(second.jvmStarts, 1);
    },
  },
  {
    name: 'more partitions declared: grows it, and says what that means for keys',
    async prove(cluster) {
      await cluster.create('row-grow', '--partitions=2', '--replication-factor=1');
      const outcome = await reconcile(cluster, ['row-grow partitions=4 replication-factor=1 keyed']);
      assert.equal(outcome.status, 0, outcome.stdout);
      assert.equal(outcome.lines.get('row-grow'), 'changed: partitions 2→4 (keys move between partitions)');
      assert.equal((await cluster.topic('row-grow'))?.partitions, 4);
    },
  },
  {
    name: 'fewer partitions declared: refuses, changes nothing of that topic, and does the rest',
    async prove(cluster) {
      await cluster.create('row-shrink', '--partitions=3', '--replication-factor=1');
      const outcome = await reconcile(cluster, [
        'row-shrink partitions=2 replication-factor=1 config:retention.ms=1000',
        'row-beside partitions=1 replication-factor=1',
      ]);
      assert.equal(outcome.status, 43);
      assert.match(
        outcome.lines.get('row-shrink') ?? '',
        /^refused: 3 partitions, declared 2.*nothing changed/,
      );
      assert.match(outcome.lines.get('row-beside') ?? '', /^created/);
      assert.match(outcome.summary, /1 created, 0 changed, 1 refused, 0 failed/);
      assert.match(outcome.terminationMessage, /^2 topics: .*\nrow-shrink refused: /);
      const topic = await cluster.topic('row-shrink');
      assert.deepEqual([topic?.partitions, topic?.config], [3, {}]);
    },
  },
  {
    name: 'config differs: sets exactly the keys that differ, removes what is not declared, leaves the rest alone',
    async prove(cluster) {
      await cluster.create(
        'row-config',
        ...[
          '--partitions=1',
          '--replication-factor=1',
          '--config=retention.ms=36000000',
          '--config=segment.ms=600000',
        ],
        ...['--config=max.message.bytes=2000000', '--config=cleanup.policy=delete,compact'],
      );
      await cluster.configure(
        'row-config',
        '--add-config=leader.replication.throttled.replicas=[0:0,0:1],follower.replication.throttled.replicas=*',
      );
      const outcome = await reconcile(cluster, [
        'row-config partitions=1 replication-factor=1 config:retention.ms=3600000 config:cleanup.policy=compact,delete config:index.interval.bytes=4096 unmanaged:segment.ms',
      ]);
      assert.equal(outcome.status, 0, outcome.stdout);
      assert.equal(
        outcome.lines.get('row-config'),
        'changed: retention.ms 36000000→3600000, index.interval.bytes (broker default)→4096, max.message.bytes 2000000→(broker default)',
      );
      assert.deepEqual((await cluster.topic('row-config'))?.config, {
        'retention.ms': '3600000',
        'segment.ms': '600000',
        'cleanup.policy': 'delete,compact',
        'index.interval.bytes': '4096',
        'leader.replication.throttled.replicas': '0:0,0:1',
        'follower.replication.throttled.replicas': '*',
      });
    },
  },
  {
    name: 'replication factor differs: names both, writes out a reassignment that really changes it',
    async prove(cluster) {
      await cluster.create('row-replicas', '--partitions=6', '--replication-factor=1');
      const before = await cluster.topic('row-replicas');
      const table = ['row-replicas partitions=6 replication-factor=2'];
      const refused = await reconcile(cluster, table);
      assert.equal(refused.status, 43);
      assert.match(
        refused.lines.get('row-replicas') ?? '',
        /^refused: replication factor is 1, declared 2; nothing changed/,
      );
      assert.deepEqual(await cluster.topic('row-replicas'), before);

      const [json, execute, verify] = [
        '{"version"',
        'kafka-reassign.* --execute',
        'kafka-reassign.* --verify',
      ].map((start) => new RegExp(`^ +(${start}.*)$`, 'm').exec(refused.stdout)?.[1] ?? '') as [
        string,
        string,
        string,
      ];
      const { partitions } = JSON.parse(json) as { partitions: { replicas: number[] }[] };
      for (const [partition, { replicas }] of partitions.entries()) {
        const [kept] = before?.replicas[partition] ?? [];
        assert.ok(replicas.includes(kept as number), 'keeps the replica that has the data');
        assert.ok(replicas.includes(1), 'spreads over both racks: broker 1 is alone in its rack');
      }
      const leaders = [0, 1, 2].map((id) => partitions.filter(({ replicas }) => replicas[0] === id).length);
      assert.deepEqual(leaders, [2, 2, 2], 'preferred leaders are balanced');

      await cluster.reassign(json, execute);
      await cluster.reassignmentDone(json, verify);
      const after = await reconcile(cluster, table);
      assert.equal(after.status, 0, after.stdout);
      assert.equal(after.lines.get('row-replicas'), 'ok');
    },
  },
  {
    name: "in the cluster, not declared: left alone, listed once; Kafka's own topics never",
    async prove(cluster) {
      await cluster.create('row-foreign', '--partitions=1', '--replication-factor=1');
      await cluster.create('__row-heartbeat.inventory', '--partitions=1', '--replication-factor=1');
      await cluster.create('__consumer_offsets', '--partitions=1', '--replication-factor=1');
      const outcome = await reconcile(cluster, ['row-declared partitions=1 replication-factor=1']);
      assert.equal(outcome.status, 0);
      assert.equal(outcome.stdout.match(/row-foreign/g)?.length, 1);
      assert.match(outcome.stdout, /^not declared, left alone: .*row-foreign/m);
      assert.match(outcome.stdout, /^not declared, left alone: .*__row-heartbeat\.inventory/m);
      assert.doesNotMatch(outcome.stdout, /__consumer_offsets/);
      assert.ok(await cluster.topic('row-foreign'));
    },
  },
  {
    name: 'declared absent: deletes exactly that one name, and is content when it is gone',
    async prove(cluster) {
      for (const name of ['row.gone', 'row-gone', 'rowxgone', 'row.gone.too']) {
        await cluster.create(name, '--partitions=1', '--replication-factor=1');
      }
      const outcome = await reconcile(cluster, ['row.gone absent', 'row-never-was absent']);
      assert.equal(outcome.status, 0, outcome.stdout);
      assert.match(outcome.lines.get('row.gone') ?? '', /^deleted/);
      assert.equal(outcome.lines.get('row-never-was'), 'ok');
      assert.match(outcome.summary, /1 ok, 0 created, 0 changed, 1 deleted, 0 refused, 0 failed/);
      const left = [...(await cluster.topics()).keys()].filter((name) => /^row.gone/.test(name)).sort();
      assert.deepEqual(left, ['row-gone', 'row.gone.too', 'rowxgone']);
    },
  },
  {
    name: 'deleted by hand, changed by hand: --check says so and changes nothing, the next run puts it right',
    async prove(cluster) {
      const table = [
        'row-hand-1 partitions=1 replication-factor=1',
        'row-hand-2 partitions=1 replication-factor=1 config:retention.ms=1000',
      ];
      await reconcile(cluster, table);
      await cluster.tool('kafka-topics.sh', ['--delete', '--topic=row-hand-1']);
      await cluster.configure('row-hand-2', '--add-config=retention.ms=2000');

      const check = await reconcile(cluster, table, { arguments: ['--check'] });
      assert.equal(check.status, 1);
      assert.match(check.lines.get('row-hand-1') ?? '', /^differs: missing, /);
      assert.equal(check.lines.get('row-hand-2'), 'differs: retention.ms 2000→1000');
      assert.match(check.summary, /^2 topics: 0 ok, 2 differs, 0 refused, 0 failed in /);
      assert.match(check.terminationMessage, /^2 topics: .*\nrow-hand-1 differs: /);
      assert.equal(await cluster.topic('row-hand-1'), undefined);
      assert.equal((await cluster.topic('row-hand-2'))?.config['retention.ms'], '2000');

      const mended = await reconcile(cluster, table);
      assert.equal(mended.status, 0, mended.stdout);
      assert.match(mended.lines.get('row-hand-1') ?? '', /^created/);
      assert.equal(mended.lines.get('row-hand-2'), 'changed: retention.ms 2000→1000');

      const again = await reconcile(cluster, table, { arguments: ['--check'] });
      assert.equal(again.status, 0);
      assert.match(again.summary, /^2 topics: 2 ok, 0 differs, /);
    },
  },
  {
    name: 'JSON lines on request',
    async prove(cluster) {
      await cluster.create('row-json', '--partitions=2', '--replication-factor=1');
      const outcome = await reconcile(
        cluster,
        ['row-json partitions=1 replication-factor=2', 'row-json-new partitions=1 replication-factor=1'],
        { arguments: ['--output', 'json'] },
      );
      assert.equal(outcome.status, 43);
      const [refused, created, summary] = outcome.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      assert.equal(refused.result, 'refused');
      assert.equal(refused.reassignment.partitions.length, 2);
      assert.equal(refused.commands.length, 2);
      assert.deepEqual([created.topic, created.result], ['row-json-new', 'created']);
      assert.deepEqual([summary.created, summary.refused, summary.topics], [1, 1, 2]);
    },
  },
  {
    name: 'more partitions than a request may hold: created, then grown',
    async prove(cluster) {
      const outcome = await reconcile(cluster, ['row-large partitions=10 replication-factor=1'], {
        environment: { PARTITIONS_PER_REQUEST: '4' },
      });
      assert.equal(outcome.status, 0, outcome.stdout);
      assert.match(outcome.lines.get('row-large') ?? '', /^created: 10 partitions/);
      assert.equal(outcome.jvmStarts, 1 + 3 + 1, 'read, three requests, read');
      assert.equal((await cluster.topic('row-large'))?.partitions, 10);
    },
  },
];
