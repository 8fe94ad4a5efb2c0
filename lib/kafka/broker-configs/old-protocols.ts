import type { Contradiction, Started, Values } from './contradictions';

const rebalance = 'group.coordinator.rebalance.protocols';
const interBroker = 'inter.broker.protocol.version';
const format = 'log.message.format.version';

/** What Kafka refuses of protocols and formats that it cannot speak, or not leave out. */
export function oldProtocols(values: Values, { metadataMode }: Started): Contradiction[] {
  return [...ofGroups(values, metadataMode === 'zookeeper'), ...ofRecords(values)];
}

function ofGroups(values: Values, isZooKeeper: boolean): Contradiction[] {
  const list = values(rebalance)?.split(',') ?? ['classic'];
  const wrong = (problem: string, remedy: string): Contradiction => ({
    names: [rebalance],
    problem: () => problem,
    remedy: () => remedy,
  });
  return [
    ...(list.includes('classic')
      ? []
      : [wrong("leaves out 'classic', and Kafka does not start", "add 'classic', or remove it")]),
    ...(isZooKeeper && list.includes('consumer')
      ? [wrong("has 'consumer', with which Kafka does not start in ZooKeeper mode", "remove 'consumer'")]
      : []),
  ];
}

/** Brokers of a release talk in its format of records, and cannot store a newer one than they talk in. */
function ofRecords(values: Values): Contradiction[] {
  const [talk, store] = [values(interBroker), values(format)];
  if (talk === undefined || store === undefined) return [];
  // From 3.0 on the format is not looked at.
  if (formatOf(talk) >= formatOf(store) || !isBelow(talk, 3)) return [];
  return [
    {
      names: [interBroker, format],
      problem: () =>
        `${interBroker} ${talk} knows no records of ${format} ${store}, and Kafka does not start`,
      remedy: () => `remove ${interBroker}: brokers then talk as their own version does`,
    },
  ];
}

function isBelow(release: string, major: number): boolean {
  return Number.parseInt(release, 10) < major;
}

function formatOf(release: string): number {
  const [major = 0, minor = 0] = release.split(/[.-]/).map(Number);
  if (major > 0 || minor >= 11) return 2;
  return minor >= 10 ? 1 : 0;
}
