import type { CapacityPlan } from '../capacity-plan';
import { bytesText, shareText, timeText } from '../human';
import { messagesInAll, ratioText } from '../table';
import type { Areas } from './areas';

/** The picture's point, in one line. */
export function subtitle(plan: CapacityPlan, { steadySeconds, fullSeconds }: Areas): string {
  const { steadyBytes, usableBytes, topics, unbounded } = plan;
  if (topics.length === 0) return 'No topic declares a load: nothing is known.';
  const steady = `${bytesText(steadyBytes.atMost)} when every topic is steady, after ${timeText(steadySeconds)}`;
  if (fullSeconds !== undefined) {
    const full = `The volume is full after ${timeText(fullSeconds)}`;
    return unbounded.length > 0
      ? `${full}, since these are kept for ever: ${names(unbounded)}.`
      : `${full}; it would be ${steady}.`;
  }
  const fits = steadyBytes.atMost <= usableBytes ? 'fits' : 'does not fit';
  return `${steady}: ${fits}, with ${shareText(steadyBytes.atMost, usableBytes)} of what may be used.`;
}

/** What the picture assumes, in sentences. */
export function caption(plan: CapacityPlan): string[] {
  const { environment, unknown, brokers } = plan;
  const { basis, loadFactor } = environment.capacity;
  const factor = loadFactor === 1 ? '' : `, ${loadFactor} times what the topics declare`;
  return [
    `Loads: ${basis ?? 'as declared'}. ${ratioText(messagesInAll(plan))} messages/s in all${factor}, spread evenly over time and over each topic's partitions.`,
    `The fullest of ${brokers} brokers. A topic grows until its oldest segment may go; open segments, minutes of deletion lag and indexes are counted.`,
    ...(unknown.length === 0
      ? []
      : [`Without a load, and so not in the picture: ${names(unknown.map((name) => ({ name })))}.`]),
  ];
}

/** The picture for those who do not see it. */
export function description(plan: CapacityPlan, drawn: Areas): string {
  const areas = drawn.areas.map(({ label, endBytes }) => `${label} ${bytesText(endBytes)}`).join(', ');
  return `${subtitle(plan, drawn)} At the end, from the bottom up: ${areas || 'nothing'}. The volume has ${bytesText(plan.volumeBytes)}.`;
}

/** The first few of the topics by name, and how many more there are. */
function names(topics: readonly { readonly name: string }[]): string {
  const first = topics.slice(0, 5).map(({ name }) => name);
  const more = topics.length - first.length;
  return `${first.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
