import { found, foundIn, quiet } from './found';

const minIsr = (number: number) => ({ configs: { 'min.insync.replicas': number } });

test('min-isr-above-brokers', () => {
  const of = (minInsyncReplicas: number) => ({ brokers: { ...quiet.brokers, minInsyncReplicas } });
  expect(found('min-isr-above-brokers', of(4))).toEqual([
    'brokers.minInsyncReplicas: 4 is more than the 3 brokers there are',
  ]);
  expect(found('min-isr-above-brokers', of(3))).toEqual([]);
});

test('replication-factor-above-brokers', () => {
  expect(foundIn('replication-factor-above-brokers', { replicationFactor: 4 })).toEqual([
    'orders › replicationFactor: 4 is more than the 3 brokers there are',
  ]);
  expect(foundIn('replication-factor-above-brokers', { replicationFactor: 3 })).toEqual([]);
});

test('min-isr-above-replication-factor', () => {
  const rule = 'min-isr-above-replication-factor';
  expect(foundIn(rule, { replicationFactor: 2, ...minIsr(3) })).toHaveLength(1);
  expect(foundIn(rule, { replicationFactor: 2, ...minIsr(2) })).toEqual([]);
  expect(foundIn(rule, { replicationFactor: 1 })).toEqual([
    "orders › replicationFactor: 1 is below the brokers' min.insync.replicas, 2: no producer with acks=all could write",
  ]);
});

test('min-isr-equals-replication-factor', () => {
  const rule = 'min-isr-equals-replication-factor';
  expect(foundIn(rule, minIsr(3))).toEqual([
    'orders › configs.min.insync.replicas: 3 makes min.insync.replicas equal to the replication factor, 3: while any broker of a partition restarts, no producer with acks=all can write to it',
  ]);
  expect(foundIn(rule, { replicationFactor: 2 })).toHaveLength(1);
  expect(foundIn(rule, minIsr(2))).toEqual([]);
  expect(foundIn(rule, { replicationFactor: 1, ...minIsr(1) })).toEqual([]);
});

test('min-isr-one', () => {
  expect(foundIn('min-isr-one', minIsr(1))).toHaveLength(1);
  expect(foundIn('min-isr-one', minIsr(2))).toEqual([]);
  expect(foundIn('min-isr-one', { replicationFactor: 2, ...minIsr(1) })).toEqual([]);
});

test('unreplicated-topic', () => {
  const topic = (name: string, replicationFactor: number) => ({
    name,
    purpose: 'x',
    replicationFactor,
    ...minIsr(1),
  });
  const rule = 'unreplicated-topic';
  expect(found(rule, { topics: [topic('a', 1), topic('b', 3)] })).toEqual([
    'a › replicationFactor: 1 keeps each message on one broker: it is away whenever that broker restarts, and gone with its disk',
  ]);
  expect(found(rule, { topics: [topic('a', 1), topic('b', 1)] })).toEqual([]);
});
