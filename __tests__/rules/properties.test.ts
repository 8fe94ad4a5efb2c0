import fc from 'fast-check';
import { environments } from '../../environments';
import { type Environment, EnvironmentsRefused, type Topic } from '../../lib';
import { declared } from '../../lib/environment/defaults';
import { reviewEnvironments } from '../../lib/environment/load';
import { findingsIn } from '../../lib/rules/findings';
import { jsonReport } from '../../lib/rules/report/json';
import { sarifReport } from '../../lib/rules/report/sarif';
import { textReport } from '../../lib/rules/report/text';
import { quiet } from './found';

const review = (environment: unknown) =>
  reviewEnvironments({ environments: [environment as Environment], only: [], variables: {} });

describe('what must not matter does not', () => {
  const topics = [
    { retention: '7d' },
    { segment: '512MiB', configs: { 'segment.ms': '12h' } },
    { configs: { 'cleanup.policy': 'compact' } },
    { replicationFactor: 1, configs: { 'min.insync.replicas': 1 } },
    { configs: { 'cleanup.policy': 'compact' }, retention: '7d' },
    { configs: { 'min.insync.replicas': 3 } },
  ].map((it, index) => ({ name: `topic-${index}`, purpose: 'x', key: 'id', ...it })) as Topic[];
  const found = (some: readonly Topic[]) =>
    findingsIn(declared({ ...quiet, topics: some }))
      .map(({ topic, rule, problem }) => `${topic} ${rule} ${problem}`)
      .sort();

  test('the order of topics', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(topics, { minLength: topics.length }), (shuffled) => {
        expect(found(shuffled)).toEqual(found(topics));
        expect(declared({ ...quiet, topics: shuffled }).topics).toHaveLength(topics.length);
      }),
    );
  });

  const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
  const respelled = (ms: number) =>
    fc.constantFrom(
      ...Object.entries(units).flatMap(([unit, size]) => (ms % size === 0 ? [`${ms / size}${unit}`] : [])),
    );

  test('the spelling of a duration', () => {
    const written = fc
      .integer({ min: 1, max: 400 })
      .chain((days) => fc.tuple(respelled(days * units.d), respelled(days * units.d), fc.boolean()));
    fc.assert(
      fc.property(written, ([one, other, isConfig]) => {
        const of = (retention: string) =>
          declared({
            ...quiet,
            topics: [
              {
                name: 'a',
                purpose: 'x',
                ...(isConfig ? { configs: { 'retention.ms': retention } } : { retention }),
              },
            ] as Topic[],
          });
        expect(of(one).topics[0]?.configs).toEqual(of(other).topics[0]?.configs);
        expect(findingsIn(of(one)).length).toBe(findingsIn(of(other)).length);
        expect(() => review(quiet).environments()).not.toThrow();
      }),
    );
  });
});

describe('no input crashes with anything but a report', () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withNullPrototype: true,
  });

  /** The environment with another value at one of its places, at any depth. */
  function replaced(value: unknown, path: readonly string[], by: unknown): unknown {
    const [step, ...rest] = path;
    if (step === undefined) return by;
    if (Array.isArray(value)) return value.map((it, i) => (String(i) === step ? replaced(it, rest, by) : it));
    return { ...(value as object), [step]: replaced((value as Record<string, unknown>)?.[step], rest, by) };
  }

  function places(value: unknown): string[][] {
    return typeof value !== 'object' || value === null
      ? [[]]
      : [[], ...Object.entries(value).flatMap(([key, it]) => places(it).map((path) => [key, ...path]))];
  }

  const everyPlace = environments.flatMap((environment) => {
    const one = { ...environment, topics: [{ ...environment.topics[0], segment: '1GiB', unmanaged: [] }] };
    return places(one).map((path) => ({ one, path }));
  });

  function reports(environment: unknown) {
    const { findings, environments: load } = review(environment);
    const plain = (_: string, text: string) => text;
    expect(typeof textReport(findings, plain).join('\n')).toBe('string');
    JSON.parse(jsonReport(findings));
    JSON.parse(
      sarifReport(findings, { sourceOf: () => ({ file: 'a.ts', line: 1 }), home: 'https://a.example' }),
    );
    try {
      load();
    } catch (error) {
      expect(error).toBeInstanceOf(EnvironmentsRefused);
    }
  }

  test('whatever stands in the place of a field', () => {
    fc.assert(
      fc.property(fc.constantFrom(...everyPlace), anything, ({ one, path }, value) => {
        reports(replaced(one, path, value));
      }),
      { numRuns: 60 },
    );
  });

  test('whatever stands among the configs of a topic', () => {
    const odd = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.double(),
      fc.boolean(),
      fc.constantFrom('-1', '1e3', '9'.repeat(30)),
    );
    const name = fc.constantFrom(
      'retention.ms',
      'segment.bytes',
      'cleanup.policy',
      'min.insync.replicas',
      'retention.bytes',
      'max.message.bytes',
      'segment.ms',
      'min.compaction.lag.ms',
      'x',
    );
    fc.assert(
      fc.property(fc.dictionary(name, odd), (configs) => {
        reports({ ...quiet, topics: [{ name: 'a', purpose: 'x', key: 'id', configs }] });
      }),
      { numRuns: 40 },
    );
  });

  test('a value that holds itself', () => {
    const circle: Record<string, unknown> = {};
    circle.circle = circle;
    expect(() => review({ ...quiet, revision: circle }).environments()).toThrow('revision: [object Object]');
  });
});
