import type { DeclaredEnvironment, DeclaredTopic } from '../environment/declared';
import { effectiveNumber } from '../environment/effective';
import { policiesOf } from './compaction';
import { everyTopic, type Found, type Rule } from './rule';

const remoteStorage: Rule = {
  id: 'remote-storage',
  severity: 'error',
  summary: 'a topic uses remote storage only as Kafka allows it',
  find: everyTopic((topic, environment) => [
    ...withoutZooKeeper(topic, environment),
    ...(topic.configs['remote.storage.enable'] === 'true'
      ? [
          ...onTheBrokers(topic, environment),
          ...notCompacted(topic, environment),
          ...localWithinAll(topic, environment),
          ...notCopied(topic, environment),
        ]
      : []),
  ]),
};

type Wrong = Omit<Found, 'topic'>;

const enable = ({ written }: DeclaredTopic) => ({
  field: 'configs.remote.storage.enable',
  value: written['remote.storage.enable']?.value,
});

function onTheBrokers(topic: DeclaredTopic, { brokers }: DeclaredEnvironment): Wrong[] {
  if (brokers.config['remote.log.storage.system.enable'] === 'true') return [];
  const problem = 'needs tiered storage on the brokers, which is not enabled: Kafka refuses the topic';
  const remedy =
    "remove it, or write brokers.config: {'remote.log.storage.system.enable': true} and what the storage needs";
  return [{ ...enable(topic), problem, remedy }];
}

function notCompacted(topic: DeclaredTopic, environment: DeclaredEnvironment): Wrong[] {
  if (!policiesOf(topic, environment).includes('compact')) return [];
  const problem = 'goes only with a topic that is not compacted: Kafka refuses the topic';
  return [{ ...enable(topic), problem, remedy: "write 'cleanup.policy': 'delete', or keep the topic local" }];
}

/** Kafka's sign for "as long, or as much, as the topic is kept at all". */
const asMuchAsAll = -2n;

function localWithinAll(topic: DeclaredTopic, environment: DeclaredEnvironment): Wrong[] {
  return (['ms', 'bytes'] as const).flatMap((unit) => {
    const all = effectiveNumber(`retention.${unit}`, topic, environment);
    const local = effectiveNumber(`local.retention.${unit}`, topic, environment);
    if (all === undefined || local === undefined || local === asMuchAsAll || all === -1n) return [];
    if (local !== -1n && local <= all) return [];
    const at = topic.written[`local.retention.${unit}`] ?? enable(topic);
    const problem = `keeps more locally (local.retention.${unit} ${local}) than at all (retention.${unit} ${all}): Kafka refuses the topic`;
    return [{ ...at, problem, remedy: `write at most ${all}` }];
  });
}

/** Kafka 4 only: on 3.9 the config is refused in ZooKeeper mode altogether. */
function notCopied(topic: DeclaredTopic, environment: DeclaredEnvironment): Wrong[] {
  const own = topic.written['remote.log.copy.disable'];
  if (
    !own ||
    topic.configs['remote.log.copy.disable'] !== 'true' ||
    environment.metadataMode === 'zookeeper'
  ) {
    return [];
  }
  const differs = (['ms', 'bytes'] as const).filter((unit) => {
    const local = effectiveNumber(`local.retention.${unit}`, topic, environment);
    return local !== asMuchAsAll && local !== effectiveNumber(`retention.${unit}`, topic, environment);
  });
  return differs.map((unit) => ({
    ...own,
    problem: `stops copying, so everything is kept locally, and local.retention.${unit} is not retention.${unit}: Kafka refuses the topic`,
    remedy: `write 'local.retention.${unit}': -2`,
  }));
}

function withoutZooKeeper(
  { configs, written }: DeclaredTopic,
  { metadataMode }: DeclaredEnvironment,
): Wrong[] {
  if (metadataMode !== 'zookeeper') return [];
  return ['remote.log.copy.disable', 'remote.log.delete.on.disable']
    .filter((name) => configs[name] === 'true')
    .map((name) => ({
      ...(written[name] as { field: string; value: unknown }),
      problem: 'is refused by Kafka in ZooKeeper mode',
      remedy: 'remove it',
    }));
}

/** What is wrong with topics whose older messages are kept away from the brokers. */
export const remoteStorageRules: readonly Rule[] = [remoteStorage];
