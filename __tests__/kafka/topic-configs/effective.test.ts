import { effectiveValue } from '../../../lib/kafka/topic-configs/effective';

const version = '3.9.2';

test("a topic's own value comes first, then the brokers', then Kafka's default", () => {
  const broker = { 'log.segment.bytes': '536870912' };
  expect(effectiveValue('segment.bytes', { topic: { 'segment.bytes': '1048576' }, broker, version })).toBe(
    '1048576',
  );
  expect(effectiveValue('segment.bytes', { topic: {}, broker, version })).toBe('536870912');
  expect(effectiveValue('segment.bytes', { topic: {}, broker: {}, version })).toBe('1073741824');
});

test("brokers' hours and minutes are milliseconds, and the smaller unit wins", () => {
  expect(
    effectiveValue('retention.ms', { topic: {}, broker: { 'log.retention.hours': '48' }, version }),
  ).toBe('172800000');
  const broker = { 'log.retention.hours': '48', 'log.retention.minutes': '1' };
  expect(effectiveValue('retention.ms', { topic: {}, broker, version })).toBe('60000');
  expect(
    effectiveValue('retention.ms', { topic: {}, broker: { 'log.retention.hours': '-1' }, version }),
  ).toBe('-1');
});

test('the default is that of the version, and there is none for a config that it does not know', () => {
  const layers = { topic: {}, broker: {} };
  expect(effectiveValue('message.timestamp.after.max.ms', { ...layers, version })).toBe(
    '9223372036854775807',
  );
  expect(effectiveValue('message.timestamp.after.max.ms', { ...layers, version: '4.3.1' })).toBe('3600000');
  expect(effectiveValue('message.format.version', { ...layers, version: '4.3.1' })).toBeUndefined();
});
