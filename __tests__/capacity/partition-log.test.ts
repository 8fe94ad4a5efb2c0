import { logSettings } from '../../lib/capacity/log-settings';
import { partitionLog } from '../../lib/capacity/partition-log';
import { exact } from '../../lib/capacity/ratio';
import { declared } from '../../lib/environment/defaults';
import { shop } from './shop';

/** The log of one replica that is written 1,000 bytes a second, with no indexes to speak of. */
function log(
  configs: Record<string, string | number | boolean>,
  brokers: Record<string, string | number> = {},
  keysBytes?: number,
) {
  const environment = declared(
    shop([{ retention: undefined, configs: { 'index.interval.bytes': 1_000_000_000, ...configs } }], {
      config: brokers,
    }),
  );
  return partitionLog(
    {
      storedBytesPerSecond: exact(1000),
      keysBytes: keysBytes === undefined ? undefined : exact(keysBytes),
    },
    logSettings(environment.topics[0] as (typeof environment.topics)[number], environment),
  );
}

const hour = 3_600_000;

/** Until the next check and until the files are gone: 300 s and 60 s, at 1,000 bytes a second. */
const late = 360_000n;

test.each<[string, ReturnType<typeof log>, bigint, bigint]>([
  ["Kafka's defaults keep 7 days", log({}), 604_800_000n, 604_800_000n + late],
  [
    'a segment is closed by its size, where that comes first',
    log({ 'retention.ms': hour, 'segment.bytes': 1_048_576 }),
    3_600_000n,
    1_048_576n + late,
  ],
  [
    'or by its age: a quiet topic keeps a whole segment.ms more',
    log({ 'retention.ms': hour, 'segment.ms': 2 * hour }),
    3_600_000n,
    7_200_000n + late,
  ],
  [
    'retention.bytes is of a partition, and a segment comes on top',
    log({ 'retention.bytes': 2_000_000, 'segment.bytes': 1_048_576 }),
    2_000_000n,
    1_048_576n + late,
  ],
  [
    'whichever of time and size keeps less decides',
    log({ 'retention.ms': hour, 'retention.bytes': 5_000_000, 'segment.bytes': 1_048_576 }),
    3_600_000n,
    1_048_576n + late,
  ],
  [
    'a compacted topic keeps the last message of each key, as much again superseded, and two segments',
    log({ 'cleanup.policy': 'compact', 'segment.bytes': 1_048_576 }, {}, 10_000_000),
    20_000_000n,
    2n * 1_048_576n,
  ],
  [
    'the dirty ratio says how much is superseded, and the compaction lag what is not looked at',
    log(
      {
        'cleanup.policy': 'compact',
        'segment.bytes': 1_048_576,
        'min.cleanable.dirty.ratio': '0.2',
        'min.compaction.lag.ms': hour,
      },
      {},
      10_000_000,
    ),
    12_500_000n,
    2n * 1_048_576n + 3_600_000n,
  ],
  [
    'what is compacted and deleted keeps the less of both',
    log(
      { 'cleanup.policy': 'compact,delete', 'segment.bytes': 1_048_576, 'retention.ms': hour },
      {},
      10_000_000,
    ),
    3_600_000n,
    1_048_576n + late,
  ],
  [
    'what is in remote storage is not on the volume',
    log({ 'remote.storage.enable': true, 'local.retention.ms': hour, 'segment.bytes': 1_048_576 }),
    3_600_000n,
    1_048_576n + late,
  ],
  [
    "the brokers' configs hold for topics that do not say",
    log({}, { 'log.retention.hours': 2, 'log.segment.bytes': 1_048_576, 'log.segment.delete.delay.ms': 0 }),
    7_200_000n,
    1_048_576n + 300_000n,
  ],
  [
    'of several names of one config, the finest unit wins',
    log({ 'segment.bytes': 1_048_576 }, { 'log.retention.hours': 9, 'log.retention.minutes': 60 }),
    3_600_000n,
    1_048_576n + late,
  ],
])('%s', (_, { steady }, keptBytes, lingeringBytes) => {
  expect(steady).toMatchObject({ keptBytes, lingeringBytes });
});

test.each([
  ['retention.ms is -1', log({ 'retention.ms': -1 })],
  ['log.retention.hours is -1', log({}, { 'log.retention.hours': -1 })],
  ['neither deletes nor compacts', log({ 'cleanup.policy': '' })],
  ['a compacted topic does not say its keys', log({ 'cleanup.policy': 'compact', 'retention.ms': hour })],
  [
    'nothing is ever dirty enough',
    log({ 'cleanup.policy': 'compact', 'min.cleanable.dirty.ratio': 1 }, {}, 1),
  ],
])('it grows for ever when %s', (_, { steady }) => {
  expect(steady).toBeUndefined();
});

test('indexes take 20 bytes of every index.interval.bytes', () => {
  const { steady, growthBytesPerSecond } = log({
    'retention.ms': hour,
    'segment.bytes': 1_000_000,
    'index.interval.bytes': 4000,
  });
  expect(steady?.indexBytes).toBe((3_600_000n + 1_000_000n + late) / 200n);
  expect(growthBytesPerSecond).toEqual(exact(1005));
});
