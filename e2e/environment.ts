import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DeclaredEnvironment } from '../lib';
import { fullName } from '../lib/helm/release-names';
import { type ApiObject, kubectl, objects, run, typed } from './kubectl';
import { Authority } from './secured/authority';
import { providePasswords, provideSecrets } from './secured/certificates';
import { Client, configurationFile } from './secured/client';
import { reachability } from './secured/reachability';
import { refusals } from './secured/refusals';
import { renewal } from './secured/renewal';
import { removePods } from './secured/test-pod';
import { Load } from './secured/under-load';
import { isReady, jobState, ready, removed } from './state';
import { Steps, until } from './steps';

/** Brings `dist/<environment>` to life as its users do, byte for byte, and takes it away again. */
export async function environmentLives(environment: DeclaredEnvironment): Promise<Steps> {
  const { name, namespace, releaseName, brokers, metadataMode, topics } = environment;
  const dist = mkdtempSync(path.join(tmpdir(), `dist-${name}-`));
  // A copy, so that a synthesis in the meantime does not change what is installed under the run's feet.
  cpSync(`dist/${name}`, dist, { recursive: true });
  const kafka = fullName(releaseName);
  const quorum = `${kafka}-${metadataMode === 'zookeeper' ? 'zookeeper' : 'controller'}`;
  const balanced = `${kafka}.${namespace}.svc.cluster.local:9092`;
  const inBroker = (input: string, ...command: string[]) =>
    run('kubectl', ['exec', '-i', '-n', namespace, `${kafka}-0`, '--', ...command], input);
  // Tools in a broker's pod reach it at localhost; clients have a pod, and a password, where they need one.
  const local = `localhost:${environment.security ? 9093 : 9092}`;
  const authority = new Authority('e2e');
  const client = environment.security && new Client(environment);
  const asClient = (input: string, tool: 'consumer' | 'producer', ...options: string[]) => {
    const command = [`kafka-console-${tool}.sh`, '--bootstrap-server', balanced, ...options];
    const option = environment.kafkaVersion.startsWith('3.') ? `--${tool}.config` : '--command-config';
    return client
      ? client.run(input, ...command, option, configurationFile('right'))
      : inBroker(input, ...command);
  };

  const messages = Array.from({ length: 300 }, (_, number) => `message ${number}`);
  const consumed = (topic: string) =>
    asClient(
      '',
      'consumer',
      ...['--topic', topic],
      ...['--from-beginning', '--max-messages', String(messages.length), '--timeout-ms', '60000'],
    )
      .trim()
      .split('\n')
      .sort();

  const steps = new Steps(name);
  await steps.step('the API server accepts every object strictly, without a warning', () => {
    kubectl('apply', '-f', `${dist}/00-namespace.yaml`);
    for (const mode of [[], ['--server-side']]) {
      const said = typed(
        `kubectl apply --dry-run=server --validate=strict ${mode.join(' ')} -f ${dist} 2>&1`,
      );
      assert.doesNotMatch(said, /warning/i);
    }
  });

  await steps.step('kubectl apply -f', () => {
    provideSecrets(environment, authority);
    providePasswords(environment);
    assert.doesNotMatch(typed(`kubectl apply -f ${dist} 2>&1`), /warning/i);
  });

  await steps.step(`${quorum} and ${kafka} are ready`, async () => {
    for (const [set, replicas] of [
      [quorum, environment.quorum.replicas],
      [kafka, brokers.replicas],
    ] as const) {
      await until(
        `all ${replicas} pods of ${set}`,
        300,
        () => ready(namespace, set) === replicas || undefined,
        () => kubectl('get', 'pods', '-n', namespace),
      );
    }
  });

  await steps.step('the topic Job completes', async () => {
    const state = await until('the end of the Job', 300, () => jobState(namespace, 'topics'));
    console.log(kubectl('logs', '-n', namespace, '-l', 'app.kubernetes.io/component=topics', '--tail=-1'));
    assert.equal(state, 'Complete');
  });

  await steps.step('every topic is exactly as declared', () => {
    const described = inBroker('', 'kafka-topics.sh', '--describe', '--bootstrap-server', local);
    const configs = inBroker(
      '',
      ...['kafka-configs.sh', '--describe', '--entity-type', 'topics', '--bootstrap-server', local],
    );
    for (const { name: topic, partitions, replicationFactor, configs: declared } of topics) {
      const header = new RegExp(
        `^Topic: ${topic}\\s+TopicId: \\S+\\s+PartitionCount: ${partitions}\\s+ReplicationFactor: ${replicationFactor}\\s`,
        'm',
      );
      assert.match(described, header);
      assert.deepEqual(topicConfigs(configs, topic), declared, topic);
    }
  });

  const users = environment.security?.users ?? [];
  if (users.length > 0) {
    await steps.step('the user Job completes', async () => {
      const state = await until('the end of the Job', 300, () => jobState(namespace, 'users'));
      const said = kubectl('logs', '-n', namespace, '-l', 'app.kubernetes.io/component=users', '--tail=-1');
      console.log(said);
      assert.equal(state, 'Complete');
      const count = users.length;
      assert.match(
        said,
        new RegExp(`^${count} users: 0 ok, ${count} created, 0 changed, 0 refused, 0 failed`, 'm'),
      );
    });
  }

  const [topic, underLoad, forbidden] = topics.map((it) => it.name) as [string, string, string];
  if (client) {
    await steps.step('a user with a password and ACLs is made', () => client.start([topic, underLoad]));
  }
  await steps.step(`messages go in and come out through ${balanced}`, () => {
    const keyed = messages.map((message, number) => `${number}|${message}\n`).join('');
    asClient(
      keyed,
      'producer',
      ...['--topic', topic],
      ...['--producer-property', 'acks=all', '--property', 'parse.key=true', '--property', 'key.separator=|'],
    );
    assert.deepEqual(consumed(topic), [...messages].sort());
  });

  if (client) {
    await refusals(steps, environment, client, forbidden);
    await steps.step('who reaches whom is as declared', () => reachability(environment, client.pod));
    const quota = () => {
      const throttled = () =>
        /produce-throttle-time-max\S* *: *(\S+)/.exec(
          client.run(
            '',
            ...['kafka-producer-perf-test.sh', '--topic', underLoad, '--num-records', '200'],
            ...['--record-size', '1000', '--throughput', '-1', '--print-metrics'],
            ...['--producer.config', configurationFile('right')],
            ...['--producer-props', `bootstrap.servers=${balanced}`, 'batch.size=4000'],
          ),
        )?.[1];
      assert.equal(Number(throttled()), 0);
      // What is sent would have to take 40 s to stay below it.
      client.limit(5_000);
      try {
        assert.ok(Number(throttled()) > 0);
      } finally {
        client.limit();
      }
    };
    await steps.step('a quota throttles, and without it nothing does', quota, false);
    await steps.step(
      'renewed certificates and a killed broker lose no message that was acknowledged',
      async () => {
        const load = new Load(client, underLoad);
        await renewal(environment, authority);
        await replaced(namespace, `${kafka}-2`, '--force', '--grace-period=0');
        console.log(await load.nothingIsLost());
      },
    );
  }

  await steps.step('a second apply changes nothing and runs nothing', () => {
    const before = identities(namespace);
    // kubectl says "configured" of every StatefulSet with volume claims, whose defaults it compares
    // literally; the API server's own comparison, and the generations, tell whether anything changed.
    kubectl('diff', '-f', dist);
    kubectl('apply', '-f', dist);
    assert.deepEqual(identities(namespace), before);
  });

  await steps.step("the operators' commands work verbatim", () => {
    const pods = typed('kubectl get pods -n learnflow -l app.kubernetes.io/name=kafka');
    for (const pod of [`${kafka}-0`, `${kafka}-1`, `${kafka}-2`, `${quorum}-0`])
      assert.match(pods, new RegExp(`^${pod} `, 'm'));
    const services = typed('kubectl get svc -n learnflow -l app.kubernetes.io/name=kafka');
    for (const service of [kafka, `${kafka}-headless`])
      assert.match(services, new RegExp(`^${service} `, 'm'));
    assert.match(typed('kubectl logs -n learnflow kafka-0'), /started/);
    assert.deepEqual(
      typed(`kubectl exec -n learnflow kafka-0 -- kafka-topics.sh --list --bootstrap-server ${local}`)
        .trim()
        .split('\n')
        .filter((it) => !it.startsWith('__')),
      topics.map((it) => it.name).sort(),
    );
    typed(`kubectl exec -n learnflow kafka-0 -- kafka-consumer-groups.sh --list --bootstrap-server ${local}`);
    assert.match(typed('kubectl exec kafka-0 -n learnflow -- df -h'), /^Filesystem +Size +Used/);
  });

  await steps.step('a broker that is deleted comes back with its data', async () => {
    await replaced(namespace, `${kafka}-1`);
    assert.deepEqual(consumed(topic), [...messages].sort());
  });

  await steps.step('a topic that is changed by hand is put right when the Job runs again', async () => {
    const alter = (config: string) =>
      inBroker(
        '',
        ...['kafka-configs.sh', '--alter', '--entity-type', 'topics', '--entity-name', topic],
        ...['--add-config', config, '--bootstrap-server', local],
      );
    alter('retention.ms=3600000');
    if (environment.driftCheck) await driftIsFound(namespace, kafka, topic);
    kubectl('delete', 'job', '-n', namespace, '-l', 'app.kubernetes.io/component=topics');
    kubectl('apply', '-f', dist);
    assert.equal(await until('the end of the Job', 300, () => jobState(namespace, 'topics')), 'Complete');
    const said = kubectl('logs', '-n', namespace, '-l', 'app.kubernetes.io/component=topics', '--tail=-1');
    assert.match(said, new RegExp(`^${topic} +changed: retention.ms 3600000→\\d+$`, 'm'));
    const summary = `${topics.length} topics: ${topics.length - 1} ok, 0 created, 1 changed, 0 refused, 0 failed in `;
    assert.ok(said.includes(summary), said);
  });

  await steps.step('everything goes, volumes only when they are asked to', () => {
    if (client) removePods([client.pod]);
    const files = ['20-topics.yaml', '10-kafka.yaml', ...(users.length > 0 ? ['30-users.yaml'] : [])];
    kubectl('delete', ...files.flatMap((file) => ['-f', `${dist}/${file}`]), '--timeout=200s');
    kubectl('wait', '--for=delete', 'pod', '--all', '-n', namespace, '--timeout=200s');
    const claims = objects('pvc', '-n', namespace);
    assert.equal(claims.length, brokers.replicas + environment.quorum.replicas);
    typed('kubectl delete pvc -n learnflow -l app.kubernetes.io/name=kafka');
    assert.deepEqual(objects('pvc', '-n', namespace), []);
  });
  removed(namespace);
  rmSync(dist, { recursive: true });
  return steps;
}

/** The drift check fails, naming the topic, and changes nothing. */
async function driftIsFound(namespace: string, kafka: string, topic: string): Promise<void> {
  kubectl('create', 'job', '-n', namespace, 'drift-now', `--from=cronjob/${kafka}-topics-drift`);
  assert.equal(await until('the end of the check', 120, () => jobState(namespace, 'topics-drift')), 'Failed');
  const said = kubectl('logs', '-n', namespace, 'job/drift-now');
  assert.match(said, new RegExp(`^${topic} +differs: retention.ms 3600000→\\d+$`, 'm'));
  kubectl('delete', 'job', '-n', namespace, 'drift-now');
}

/** Deletes a pod, and waits until the one in its place is ready. */
async function replaced(namespace: string, name: string, ...how: string[]): Promise<void> {
  const named = () => objects('pod', '-n', namespace, '--field-selector', `metadata.name=${name}`);
  const [pod] = named() as [ApiObject];
  kubectl('delete', 'pod', '-n', namespace, name, '--timeout=200s', ...how);
  await until(`a new ${name}`, 200, () => {
    const [now] = named();
    return now && now.metadata.uid !== pod.metadata.uid && isReady(now) ? true : undefined;
  });
}

/** What would be other if something had been changed or run again. */
function identities(namespace: string): string[] {
  return objects('statefulset,service,configmap,job,pod,pvc,pdb', '-n', namespace)
    .map(({ kind, metadata }) => `${kind}/${metadata.name} ${metadata.uid} ${metadata.generation}`)
    .sort();
}

/** The configs that a topic has itself, from `kafka-configs.sh --describe`. */
function topicConfigs(described: string, topic: string): Record<string, string> {
  const section =
    described.split(/^Dynamic configs for topic /m).find((it) => it.startsWith(`${topic} are:`)) ?? '';
  return Object.fromEntries(
    [...section.matchAll(/^ {2}(\S+?)=(.*) sensitive=/gm)].map(([, name, value]) => [name, value]),
  );
}
