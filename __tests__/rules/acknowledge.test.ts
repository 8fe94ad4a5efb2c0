import { dev } from '../../environments/dev';
import type { Environment, Topic } from '../../lib';
import { declared } from '../../lib/environment/defaults';
import { reviewEnvironments } from '../../lib/environment/load';
import { findingsIn } from '../../lib/rules/findings';
import { everyTopic, type Rule } from '../../lib/rules/rule';

const crowded: Rule = {
  id: 'crowded',
  severity: 'warning',
  summary: 'a topic has few partitions',
  find: everyTopic(({ partitions }) =>
    partitions > 10
      ? [{ field: 'partitions', value: partitions, problem: 'is many', remedy: 'write fewer' }]
      : [],
  ),
};

const named: Rule = {
  id: 'named-dev',
  severity: 'error',
  summary: 'the environment is not called dev',
  find: ({ name }) => [{ field: 'name', value: name, problem: 'is dev', remedy: 'write another' }],
};

const topic = (name: string, more: Partial<Topic> = {}): Topic => ({
  name,
  purpose: 'x',
  partitions: 20,
  ...more,
});

/** The findings as text, of an environment with these topics. */
function found(environment: Partial<Environment>, rules: readonly Rule[] = [crowded]): string[] {
  return findingsIn(declared({ ...dev, ...environment }), rules).map(
    ({ topic, field, value, rule, problem, remedy, acknowledged }) =>
      `${topic ?? ''} ${field} ${value} ${rule}: ${acknowledged ? `acknowledged: ${acknowledged}` : `${problem}; ${remedy}`}`,
  );
}

const meant = { rule: 'crowded', reason: 'load test' };

test('a warning is acknowledged at its topic, with the reason', () => {
  expect(found({ topics: [topic('a', { acknowledge: [meant] }), topic('b')] })).toEqual([
    'a partitions 20 crowded: acknowledged: load test',
    'b partitions 20 crowded: is many; write fewer',
  ]);
});

test('a warning is acknowledged for all of an environment, or for the topics that are listed', () => {
  const topics = [topic('a'), topic('b')];
  expect(found({ topics, acknowledge: [meant] })).toEqual([
    'a partitions 20 crowded: acknowledged: load test',
    'b partitions 20 crowded: acknowledged: load test',
  ]);
  expect(found({ topics, acknowledge: [{ ...meant, topics: ['b'] }] })).toEqual([
    'a partitions 20 crowded: is many; write fewer',
    'b partitions 20 crowded: acknowledged: load test',
  ]);
});

test('an acknowledgement that acknowledges nothing is an error where it stands', () => {
  const topics = [topic('a', { partitions: 1, acknowledge: [meant] }), topic('b')];
  expect(found({ topics, acknowledge: [{ ...meant, topics: ['b', 'c'] }] })).toEqual([
    ' acknowledge[0].topics[1] c acknowledgement: acknowledges nothing: crowded finds nothing there; remove it',
    'a acknowledge[0].rule crowded acknowledgement: acknowledges nothing: crowded finds nothing there; remove it',
    'b partitions 20 crowded: acknowledged: load test',
  ]);
});

test('a rule that does not exist, and an error, cannot be acknowledged', () => {
  const acknowledge = [
    { rule: 'crowdy', reason: 'x' },
    { rule: 'named-dev', reason: 'x' },
  ];
  expect(found({ topics: [], acknowledge }, [crowded, named])).toEqual([
    ' name dev named-dev: is dev; write another',
    ' acknowledge[0].rule crowdy acknowledgement: is no rule; did you mean crowded?',
    ' acknowledge[1].rule named-dev acknowledgement: cannot be acknowledged: what named-dev finds would not work; remove it, and change what it finds',
  ]);
});

test('an error that says so can be acknowledged', () => {
  const lenient = { ...named, acknowledgeable: true };
  const acknowledge = [{ rule: 'named-dev', reason: 'history' }];
  expect(found({ topics: [], acknowledge }, [lenient])).toEqual([
    ' name dev named-dev: acknowledged: history',
  ]);
});

test('an acknowledged finding refuses nothing, and one without a reason is refused', () => {
  const review = (reason: string) => {
    const acknowledge = [{ rule: 'zookeeper-end-of-life', reason }];
    return reviewEnvironments({ environments: [{ ...dev, acknowledge }], only: [], variables: {} });
  };
  const meant = review('migrates in spring');
  expect(meant.environments()).toHaveLength(1);
  expect(meant.findings).toMatchObject([
    { rule: 'zookeeper-end-of-life', acknowledged: 'migrates in spring' },
  ]);
  expect(() => review('').environments()).toThrow('write why it is meant to be so');
});

test('while a topic is misshapen, no acknowledgement is called idle, and the rules look at the others', () => {
  const environment = {
    ...dev,
    topics: [
      { name: 'a', purpose: 'x', partitions: 0 },
      { name: 'b', purpose: 'x', replicationFactor: 9, configs: { 'min.insync.replicas': 2 } },
    ],
    acknowledge: [{ rule: 'zookeeper-end-of-life', reason: 'x', topics: ['a'] }],
  };
  const { findings } = reviewEnvironments({ environments: [environment], only: [], variables: {} });
  expect(findings.map(({ topic, rule }) => `${topic} ${rule}`)).toEqual([
    'a well-formed',
    'undefined zookeeper-end-of-life',
    'b replication-factor-above-brokers',
  ]);
});

describe('an acknowledgement at a topic that environments share', () => {
  const shared = [
    topic('a', { acknowledge: [{ rule: 'unreplicated-topic', reason: 'a cache' }] }),
    topic('b'),
  ];
  const replicated = { topicDefaults: { partitions: 3, replicationFactor: 3 } };
  const needing: Environment = {
    ...dev,
    ...replicated,
    topics: shared.map((it, index) => ({
      ...it,
      partitions: 3,
      ...(index === 0 ? { replicationFactor: 1 } : {}),
    })),
  };
  const idle: Environment = {
    ...dev,
    name: 'idle',
    cluster: 'idle',
    topics: shared.map((it) => ({ ...it, partitions: 3 })),
  };
  const idleIn = (environments: readonly Environment[], only: readonly string[] = []) =>
    reviewEnvironments({ environments, only, variables: {} })
      .findings.filter(({ rule }) => rule === 'acknowledgement')
      .map(({ environment, topic: name, problem }) => `${environment} ${name} ${problem}`);

  test('is fine where one of them needs it', () => {
    expect(idleIn([needing, idle])).toEqual([]);
    expect(idleIn([needing, idle], ['idle'])).toEqual([]);
  });

  test('is an error where none does', () => {
    expect(idleIn([idle, { ...idle, name: 'other', cluster: 'other' }])).toEqual([
      'idle a acknowledges nothing: unreplicated-topic finds nothing there',
      'other a acknowledges nothing: unreplicated-topic finds nothing there',
    ]);
  });

  test('of a rule that does not exist is an error in each of them', () => {
    const misspelt = needing.topics.map((it) => ({
      ...it,
      acknowledge: [{ rule: 'unreplicated', reason: 'x' }],
    }));
    expect(idleIn([{ ...needing, topics: misspelt }])).toHaveLength(2);
  });
});
