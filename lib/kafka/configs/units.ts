import { durationMs } from '../duration';
import { sizeBytes } from '../size';

/** What a number of a config counts. */
export interface Unit {
  /** The unit in words: `hours`. */
  readonly name: string;
  /** How many milliseconds, or bytes, one is. */
  readonly each: bigint;
  /** Reads a duration or a size as people write it, in milliseconds or bytes. */
  readonly read: (text: string) => bigint | undefined;
  /** What people may write in place of a number. */
  readonly spelling: string;
}

const time = { read: durationMs, spelling: "a duration such as '12h'" };

const times: readonly (readonly [RegExp, Unit])[] = [
  [/\.ms$/, { ...time, name: 'milliseconds', each: 1n }],
  [/\.sec(ond)?s$/, { ...time, name: 'seconds', each: 1_000n }],
  [/\.minutes$/, { ...time, name: 'minutes', each: 60_000n }],
  [/\.hours$/, { ...time, name: 'hours', each: 3_600_000n }],
];

const bytes: Unit = { name: 'bytes', each: 1n, read: sizeBytes, spelling: "a size such as '512MiB'" };

/** The unit of a config, which its name says: `log.retention.hours`, `log.cleaner.io.buffer.size`. */
export function unitOf(name: string): Unit | undefined {
  if (/\.bytes(\.|$)|\.buffer\.size$/.test(name)) return bytes;
  return times.find(([ending]) => ending.test(name))?.[1];
}
