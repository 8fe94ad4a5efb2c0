import type { Contradiction, Numbers, Values } from './contradictions';

const enable = 'remote.log.storage.system.enable';
const storage = 'remote.log.storage.manager.class.name';

/** What Kafka refuses of tiered storage that is enabled. */
export function tieredStorage(values: Values, number: Numbers): Contradiction[] {
  if (values(enable) !== 'true') return [];
  return [
    ...(values(storage) ? [] : [withoutStorage]),
    ...localAboveAll(
      'log.local.retention.bytes',
      number,
      'log.retention.bytes',
      number('log.retention.bytes'),
    ),
    ...localAboveAll('log.local.retention.ms', number, retentionName(number), retentionMs(number)),
  ];
}

const withoutStorage: Contradiction = {
  names: [enable],
  problem: () => `needs ${storage}, without which Kafka does not start`,
  remedy: () => `write ${storage} and what the storage needs, or remove it`,
};

/** Kafka's sign for "as long, or as much, as everything is kept". */
const asMuchAsAll = -2n;

function localAboveAll(
  local: string,
  number: Numbers,
  all: string,
  kept: bigint | undefined,
): Contradiction[] {
  const value = number(local);
  if (value === undefined || kept === undefined || value === asMuchAsAll || kept < 0n) return [];
  if (value !== -1n && value <= kept) return [];
  return [
    {
      names: [local, all],
      problem: () =>
        `${local} (${value}) keeps more on the volume than ${all} (${kept}) keeps at all, and Kafka does not start`,
      remedy: () => `write at most ${kept} in ${local}, or ${asMuchAsAll} for as much as all`,
    },
  ];
}

const units = { 'log.retention.ms': 1n, 'log.retention.minutes': 60_000n, 'log.retention.hours': 3_600_000n };

function retentionName(number: Numbers): keyof typeof units {
  const names = Object.keys(units) as (keyof typeof units)[];
  return names.find((name) => number(name) !== undefined) ?? 'log.retention.hours';
}

function retentionMs(number: Numbers): bigint | undefined {
  const name = retentionName(number);
  const value = number(name);
  return value === undefined ? undefined : value * units[name];
}
