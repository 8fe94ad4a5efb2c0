import { output } from './command';
import { clear, end, type Seen, seen } from './stage';
import type { Applied, Tool } from './tools';
import { jobIn, type Variants } from './variants';

/** What happens between a first apply and the one that is looked at. */
export interface Scenario {
  /** The head of its row. */
  readonly name: string;
  /** The folders that are applied, one after the other: their Jobs end, but for the last, which is looked at. */
  readonly applies: (variants: Variants) => readonly string[];
  /** How the Job before the last apply ended. */
  readonly ended?: 'Failed';
  /** Whether the Job is deleted before the last apply. */
  readonly deleted?: boolean;
}

export const scenarios: readonly Scenario[] = [
  { name: 'nothing changed', applies: ({ a }) => [a, a] },
  { name: 'one topic changed', applies: ({ a, topic }) => [a, topic] },
  { name: 'changed back: A, B, A', applies: ({ a, topic }) => [a, topic, a] },
  { name: 'script changed', applies: ({ a, script }) => [a, script] },
  { name: 'only a label changed', applies: ({ a, label }) => [a, label] },
  { name: 'the Job had failed', applies: ({ a }) => [a, a], ended: 'Failed' },
  { name: 'the Job had been deleted', applies: ({ a }) => [a, a], deleted: true },
  { name: 'other content under the same names¹', applies: ({ a, sameNames }) => [a, sameNames] },
];

/** What was seen of the last apply of a scenario. */
export interface Observation {
  readonly applied: Applied;
  readonly before: readonly Seen[];
  readonly after: readonly Seen[];
}

/** Plays a scenario with a tool in a namespace that has nothing in it, and leaves it so. */
export async function played(
  scenario: Scenario,
  tool: Tool,
  variants: Variants,
  namespace: string,
  state: string,
): Promise<Observation> {
  const folders = scenario.applies(variants);
  let before: string | undefined;
  for (const folder of folders.slice(0, -1)) {
    const { failed, whileBrokersStart } = await tool.apply(folder, before, state);
    if (failed) throw new Error(`${scenario.name}, ${tool.name}: ${failed}`);
    if (!before && whileBrokersStart?.length) {
      throw new Error(`${tool.name} created ${whileBrokersStart} before the brokers were healthy`);
    }
    await end(namespace, jobIn(folder), scenario.ended ?? 'Complete');
    before = folder;
  }
  const last = folders.at(-1) as string;
  if (scenario.deleted) await output('kubectl', ['delete', 'job', '-n', namespace, jobIn(before as string)]);
  const was = await seen(namespace);
  const applied = await tool.apply(last, before, state);
  const observation = { applied, before: was, after: await seen(namespace) };
  await clear(namespace);
  await seen(namespace);
  return observation;
}
