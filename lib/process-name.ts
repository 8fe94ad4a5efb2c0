import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * A name of this process, by which others can tell whether it still runs: its id, the time it started, and
 * the machine, boot and container in which the id means it.
 */
export function processName(): string {
  return `${process.pid}-${startOf(process.pid) ?? 0}-${place()}`;
}

/** How long a process of which nothing can be known, on another machine, is waited for, in milliseconds. */
const unknownMs = 60_000;

/**
 * Whether the process with a name has ended, or is this one.
 *
 * @param ageMs how long ago it was last seen to do something, in milliseconds
 */
export function hasEnded(name: string, ageMs: number): boolean {
  const [, id = '', start = '', where = ''] = /^(\d+)-(\d+)-([0-9a-f]+)$/.exec(name) ?? [];
  if (where !== place()) return ageMs > unknownMs;
  const pid = Number(id);
  if (pid === process.pid || !isRunning(pid)) return true;
  const started = startOf(pid);
  return started !== undefined && started !== start;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process must not be asked, and runs.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process started, in the kernel's own unit; 'ended' when it is only waiting for its parent to notice. */
function startOf(pid: number): string | undefined {
  const stat = read(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  // The program's name, in parentheses, may hold anything.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields && (/^[ZX]/.test(fields[0] as string) ? 'ended' : fields[19]);
}

function place(): string {
  const words = [
    hostname(),
    read(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')),
    read(() => readlinkSync('/proc/self/ns/pid')),
  ];
  return createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 12);
}

function read<T>(from: () => T): T | undefined {
  try {
    return from();
  } catch {
    return undefined;
  }
}
