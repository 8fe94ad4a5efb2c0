import { createHash } from 'node:crypto';

/** Everything that decides what a Job does. */
export interface JobContent {
  /** The fields of the Job that the API server refuses to change, as in the manifest, with names that do not hold the hash. */
  readonly immutable: {
    readonly template: unknown;
    readonly completions: unknown;
    readonly completionMode: unknown;
    readonly podFailurePolicy: unknown;
  };
  /** The files that the Job mounts. */
  readonly files: Readonly<Record<string, string>>;
  /** The environment's `revision`. */
  readonly revision?: string;
}

/**
 * Ten hexadecimal digits that change whenever what the Job does changes, and at no other time. A Job
 * is never changed in place: its name ends in these digits, so that every delivery tool sees a new Job.
 */
export function jobHash(content: JobContent): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(content)))
    .digest('hex')
    .slice(0, 10);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
}
