import type { DeclaredEnvironment } from '../environment/declared';
import { effectiveNumber } from '../environment/effective';
import { everyTopic, type Rule } from './rule';

/** Kafka's default of `socket.request.max.bytes`: 100 MiB. */
const largestRequest = 104_857_600n;

/** Kafka's default of `replica.fetch.max.bytes`, and of a producer's `max.request.size`: 1 MiB. */
const usualRequest = 1_048_576n;

/** Kafka's default of `max.message.bytes`: a request of the usual size, and what surrounds it. */
const usualMessage = 1_048_588n;

const messageExceedsRequest: Rule = {
  id: 'message-exceeds-request',
  severity: 'error',
  summary: 'no message may be larger than a request to a broker',
  find: everyTopic((topic, environment) => {
    const bytes = effectiveNumber('max.message.bytes', topic, environment);
    const limit = brokerNumber('socket.request.max.bytes', environment) ?? largestRequest;
    if (bytes === undefined || bytes <= limit) return [];
    return [
      {
        ...(topic.written['max.message.bytes'] ?? { field: 'configs.max.message.bytes', value: undefined }),
        problem: `allows messages of ${bytes} bytes, and a broker closes the connection of a request above ${limit} (socket.request.max.bytes)`,
        remedy: `write at most ${limit}, or let the brokers take larger requests`,
      },
    ];
  }),
};

const messageExceedsFetch: Rule = {
  id: 'message-exceeds-fetch',
  severity: 'warning',
  summary: 'a message fits into what a follower fetches at once',
  find: everyTopic((topic, environment) => {
    const bytes = effectiveNumber('max.message.bytes', topic, environment);
    const fetch = brokerNumber('replica.fetch.max.bytes', environment) ?? usualRequest;
    const limit = fetch > usualMessage ? fetch : usualMessage;
    if (bytes === undefined || bytes <= limit || topic.replicationFactor === 1) return [];
    return [
      {
        ...(topic.written['max.message.bytes'] ?? { field: 'configs.max.message.bytes', value: undefined }),
        problem: `allows messages of ${bytes} bytes, and followers fetch ${fetch} at once (replica.fetch.max.bytes): larger ones are copied one by one, and replicas fall behind`,
        remedy: `write at most ${limit}, or brokers.config: {'replica.fetch.max.bytes': ${bytes}}; producers need a max.request.size as large`,
      },
    ];
  }),
};

function brokerNumber(name: string, { brokers }: DeclaredEnvironment): bigint | undefined {
  const value = brokers.config[name];
  return value !== undefined && /^\d+$/.test(value) ? BigInt(value) : undefined;
}

/** What is wrong between the size of messages and what carries them. */
export const messageRules: readonly Rule[] = [messageExceedsRequest, messageExceedsFetch];
