import type { ConfigSpan } from '../lib/kafka/configs/config';

/** What is allowed, as a cell of a table in Markdown. */
export function allowedCell({ min, max, also, words, form, caseless, filled }: ConfigSpan): string {
  if (words) {
    if (words.length > 12) return `a release, such as \`${words.at(-3)}\``;
    return `${words.map((it) => `\`${it}\``).join(', ')}${caseless ? ', in any case' : ''}`;
  }
  if (form) return form === 'partition:broker' ? `\`${form}\`, …, or \`*\`` : `\`${form}\`, …`;
  if (min === undefined && max === undefined) return filled ? 'not empty' : '–';
  const range = max === undefined ? `≥ ${min}` : `${min} to ${max}`;
  return also === undefined ? range : `${range}, or ${also}`;
}

/** Kafka's default, as a cell. */
export function defaultCell({ default: value }: ConfigSpan): string {
  if (value === undefined) return 'none';
  return value === '' ? 'empty' : `\`${value}\``;
}

/** The lines that it holds for, as a cell. */
export function linesCell({ since, until }: ConfigSpan): string {
  return since === until ? since : `${since}–${until}`;
}
