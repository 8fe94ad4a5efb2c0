import type { Topic } from '../../lib';

/** Topics that differ by name alone; what they are for, their sources do not say. */
export function alike(said: Omit<Topic, 'name' | 'purpose'>, names: readonly string[]): Topic[] {
  return names.map((name) => ({ ...said, name, purpose: 'as transcribed' }) as Topic);
}
