import fc from 'fast-check';
import { bashLines } from './bash';

interface Case {
  readonly racks: readonly (string | undefined)[];
  readonly factor: number;
  /** Replicas of each partition. */
  readonly actual: readonly (readonly number[])[];
}

function plan({ racks, factor, actual }: Case): number[][] | undefined {
  const input = [
    ...racks.map((rack, id) => `broker ${id} ${rack ?? '-'}`),
    `topic t ${factor}`,
    ...actual.map((replicas, partition) => `replicas t ${partition} ${replicas}`),
  ];
  const [line] = bashLines('spread', [], `${input.join('\n')}\n`);
  if (line === undefined) return undefined;
  const { version, partitions } = JSON.parse(line.slice('t '.length));
  expect(version).toBe(1);
  for (const [number, { topic, partition }] of partitions.entries())
    expect([topic, partition]).toEqual(['t', number]);
  return partitions.map(({ replicas }: { replicas: number[] }) => replicas);
}

test('one replica becomes three: data stays where it is, every broker leads one partition', () => {
  const planned = plan({ racks: [undefined, undefined, undefined], factor: 3, actual: [[1], [1], [1]] });
  expect(planned?.map((replicas) => [...replicas].sort())).toEqual([
    [0, 1, 2],
    [0, 1, 2],
    [0, 1, 2],
  ]);
  expect(planned?.map(([leader]) => leader).sort()).toEqual([0, 1, 2]);
});

test('more replicas go to other racks first', () => {
  const planned = plan({ racks: ['a', 'a', 'a', 'b', 'c'], factor: 3, actual: [[0], [1], [2]] });
  for (const replicas of planned ?? []) expect(replicas).toEqual(expect.arrayContaining([3, 4]));
});

test('three replicas become one: a copy that exists, spread over the brokers', () => {
  const all = [0, 1, 2];
  expect(
    plan({ racks: [undefined, undefined, undefined], factor: 1, actual: [all, all, all] })
      ?.flat()
      .sort(),
  ).toEqual(all);
});

test('no plan when there are fewer brokers than replicas', () => {
  expect(plan({ racks: ['a', 'b'], factor: 3, actual: [[0]] })).toBeUndefined();
});

test('any topic: distinct brokers, as many as declared, as many racks as there can be, kept data, balanced leaders', () => {
  const cases = fc
    .record({
      brokers: fc.integer({ min: 1, max: 9 }),
      rackCount: fc.integer({ min: 1, max: 4 }),
      raw: fc.infiniteStream(fc.nat()),
    })
    .chain(({ brokers, rackCount }) =>
      fc.record({
        racks: fc.constant(Array.from({ length: brokers }, (_, id) => `r${id % rackCount}`)),
        factor: fc.integer({ min: 1, max: brokers }),
        actual: fc.array(fc.shuffledSubarray([...Array(brokers).keys()], { minLength: 1 }), {
          minLength: 1,
          maxLength: 12,
        }),
      }),
    );
  fc.assert(
    fc.property(cases, (given) => {
      const planned = plan(given) ?? [];
      expect(planned).toHaveLength(given.actual.length);
      for (const [partition, replicas] of planned.entries()) {
        const before = given.actual[partition] ?? [];
        expect(new Set(replicas).size).toBe(given.factor);
        expect(replicas.filter((id) => before.includes(id))).toHaveLength(
          Math.min(given.factor, before.length),
        );
        if (before.length === 1) {
          const racks = new Set(replicas.map((id) => given.racks[id]));
          expect(racks.size).toBe(Math.min(given.factor, new Set(given.racks).size));
        }
      }
      if (given.actual.every(({ length }) => length === 1) && given.factor === given.racks.length) {
        const leads = given.racks.map((_, id) => planned.filter(([leader]) => leader === id).length);
        expect(Math.max(...leads) - Math.min(...leads)).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 25 },
  );
});
