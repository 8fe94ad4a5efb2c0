import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, isPrivateFile } from '../private-folder.cjs';

/**
 * The text that `make` makes of these inputs: from the cache when they are the same as before.
 * A cache that cannot be read or written, or that others can write to, changes nothing but the time it takes.
 */
export function cached(inputs: readonly string[], make: () => string): string {
  const folder = cacheFolder('renders');
  if (folder === undefined) return make();
  const hash = createHash('sha256').update(JSON.stringify(inputs)).digest('hex');
  const file = path.join(folder, hash);
  const known = readIfPrivate(file);
  if (known !== undefined) return known;
  const text = make();
  tryToWrite(file, text);
  return text;
}

function readIfPrivate(file: string): string | undefined {
  try {
    return isPrivateFile(file) ? readFileSync(file, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

/** How long an entry is kept, in milliseconds: a week, after which nobody goes back to it. */
const keptMs = 7 * 24 * 3_600_000;

function tryToWrite(file: string, text: string): void {
  const folder = path.dirname(file);
  const unfinished = `${file}.${process.pid}`;
  try {
    for (const old of readdirSync(folder).map((name) => path.join(folder, name))) {
      if (Date.now() - statSync(old).mtimeMs > keptMs) rmSync(old, { force: true });
    }
    // What is in the way may be open to others.
    rmSync(unfinished, { force: true });
    writeFileSync(unfinished, text, { mode: 0o600 });
    renameSync(unfinished, file);
  } catch {
    // A full disk, or something in the way: the next synthesis renders again.
  }
}
