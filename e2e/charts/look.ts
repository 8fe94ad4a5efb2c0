import { strict as assert } from 'node:assert';
import { App, Chart } from 'cdk8s';
import {
  type DeclaredEnvironment,
  type Environment,
  EnvironmentsRefused,
  KafkaCluster,
  loadEnvironments,
  type MetadataMode,
} from '../../lib';
import type { Installation } from '../../lib/charts/installation';
import { installationOf } from '../../lib/charts/plan-of';

// biome-ignore lint/suspicious/noExplicitAny: objects of every kind are looked into
type Any = any;

/** The environment that every chart gets. */
export function environmentFor(archive: string, metadataMode: MetadataMode): Environment {
  return {
    name: 'dev',
    namespace: 'learnflow',
    metadataMode,
    chart: archive,
    brokers: { replicas: 3, storage: '10Gi', config: { 'log.segment.bytes': 536_870_912 } },
    quorum: { replicas: 3, storage: '5Gi' },
    maxUnavailable: 1,
    topics: [],
  };
}

/** What an environment becomes with a chart: in a few words what came out, or why it is refused. */
export function lookedAt(archive: string, metadataMode: MetadataMode): string {
  const declared = loaded(environmentFor(archive, metadataMode));
  if (typeof declared === 'string') return declared;

  const app = new App();
  const scope = new Chart(app, 'chart', { disableResourceNameHashes: true });
  new KafkaCluster(scope, 'kafka', declared);
  const objects: Any[] = scope.toJson();
  const installation = installationOf(declared);
  isFound(installation, objects);
  hasWhatWasAskedFor(objects, JSON.stringify(objects));
  const sets = objects.filter(({ kind }) => kind === 'StatefulSet');
  for (const { metadata, spec } of sets) isRestricted(metadata.name, spec.template.spec);
  return sets
    .map(({ metadata, spec }) => `${metadata.name} ×${spec.replicas} ${storageOf(spec)}`)
    .concat(`${objects.length} objects`)
    .join(', ');
}

/** An environment with its defaults filled in, or the words in which it is refused. */
export function loaded(environment: Environment): DeclaredEnvironment | string {
  try {
    const [declared] = loadEnvironments({ environments: [environment], variables: {}, only: [] });
    if (!declared) throw new Error('nothing was loaded');
    return declared;
  } catch (error) {
    if (!(error instanceof EnvironmentsRefused)) throw error;
    return `refused: ${error.problems.map(({ field, problem }) => `\`${field}\` ${problem}`).join('; ')}`;
  }
}

const storageOf = (spec: Any) => spec.volumeClaimTemplates[0].spec.resources.requests.storage;

/** The addresses that the topic Job is given are those of pods and Services that there are. */
function isFound(
  { brokers, bootstrap, brokerPods, quorumPods, tools }: Installation,
  objects: readonly Any[],
): void {
  const named = (kind: string, name: string) => {
    const found = objects.find((it) => it.kind === kind && it.metadata.name === name);
    assert.ok(found, `there is no ${kind}/${name}`);
    return found;
  };
  for (const pods of [brokerPods, ...(quorumPods ? [quorumPods] : [])]) {
    assert.equal(named('Service', pods.headlessService).spec.clusterIP, 'None');
  }
  const [, set = '', ordinal, headless] = /^(.+)-(\d+)\.([^.]+)\./.exec(brokers.at(-1) as string) ?? [];
  const { spec } = named('StatefulSet', set);
  assert.deepEqual(
    [spec.replicas, spec.serviceName],
    [Number(ordinal) + 1, headless],
    'addresses of brokers',
  );
  assert.equal(spec.template.spec.containers[0].image, tools.image, 'image of the tools');
  const port = named('Service', bootstrap.split('.')[0] as string).spec.ports[0].port;
  assert.equal(`${port}`, bootstrap.split(':')[1], 'port of the Service');
}

/** Plaintext, the environment's properties, and nothing that the chart's defaults have otherwise. */
function hasWhatWasAskedFor(objects: readonly Any[], text: string): void {
  assert.doesNotMatch(text, /SASL_PLAINTEXT/, 'a listener asks for passwords');
  assert.match(
    text,
    /LOG_SEGMENT_BYTES","value":"536870912"|log\.segment\.bytes=536870912/,
    'brokers.config',
  );
  assert.match(
    text,
    /OFFSETS_TOPIC_REPLICATION_FACTOR","value":"3"|offsets\.topic\.replication\.factor=3/,
    "Kafka's own topics",
  );
  assert.ok(
    objects.some(({ kind, spec }) => kind === 'PodDisruptionBudget' && String(spec.maxUnavailable) === '1'),
    'maxUnavailable',
  );
}

/** What Pod Security `restricted` asks of every container of a pod. */
export function isRestricted(
  name: string,
  { containers, initContainers = [], securityContext = {} }: Any,
): void {
  for (const container of [...initContainers, ...containers]) {
    const own = container.securityContext ?? {};
    const place = `${name}, container ${container.name}`;
    assert.equal(own.runAsNonRoot ?? securityContext.runAsNonRoot, true, `${place}: runAsNonRoot`);
    assert.equal(own.allowPrivilegeEscalation, false, `${place}: allowPrivilegeEscalation`);
    assert.deepEqual(own.capabilities?.drop, ['ALL'], `${place}: capabilities`);
    const profile = own.seccompProfile ?? securityContext.seccompProfile;
    assert.equal(profile?.type, 'RuntimeDefault', `${place}: seccompProfile`);
  }
}
