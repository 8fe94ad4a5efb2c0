import assert from 'node:assert/strict';
import type { OutsideClient } from './client';
import { topic, user } from './variants';

/** Proves that messages go in and come out through every broker: each leads partitions, and all partitions have some. */
export function messagesGoThroughAll(client: OutsideClient, bootstrap: string): void {
  const described = client.tool('topics', bootstrap, ['--describe', '--topic', topic]).output;
  const led = [...described.matchAll(/Partition: (\d+)\s+Leader: (\d+)/g)];
  const leaders = new Set(led.map(([, , leader]) => leader as string));
  assert.deepEqual([...leaders].sort(), ['0', '1', '2'], described);

  const messages = Array.from({ length: 300 }, (_, number) => `message ${number}`);
  const produced = client.tool(
    'console-producer',
    bootstrap,
    [
      ...['--topic', topic, '--producer-property', 'acks=all'],
      ...['--property', 'parse.key=true', '--property', 'key.separator=|'],
    ],
    { input: messages.map((message, number) => `${number}|${message}\n`).join('') },
  );
  assert.equal(produced.status, 0, produced.output);

  const { output } = client.tool('console-consumer', bootstrap, [
    ...['--topic', topic, '--group', user, '--from-beginning', '--property', 'print.partition=true'],
    ...['--max-messages', String(messages.length), '--timeout-ms', '30000'],
  ]);
  const consumed = [...output.matchAll(/^Partition:(\d+)\t(message \d+)$/gm)];
  assert.deepEqual(consumed.map(([, , message]) => message).sort(), messages.sort(), output);
  const partitions = new Set(consumed.map(([, partition]) => partition as string));
  assert.deepEqual([...partitions].sort(), led.map(([, partition]) => partition).sort());
}
