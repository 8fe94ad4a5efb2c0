import assert from 'node:assert/strict';
import type { Steps } from '../steps';
import type { ToolsPod } from './client';

/** Proves, a step for each client by its configuration, that it cannot produce to a topic, and what it is told. */
export async function refused(
  steps: Steps,
  pod: ToolsPod,
  clients: Readonly<Record<string, readonly [topic: string, error: RegExp]>>,
): Promise<void> {
  for (const [who, [topic, error]] of Object.entries(clients)) {
    await steps.step(`refused: ${who} on ${topic}`, () => {
      assert.match(pod.produce(who, topic, 'refused'), error);
    });
  }
}
