import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder for what can be made again at any time: rendered charts and the unpacked helm binary. It
 * is in `node_modules`, so that `npm ci` empties it and no version control sees it.
 */
export function cacheFolder(): string {
  // require.resolve finds …/node_modules/cdk8s/lib/index.js wherever packages were installed to.
  const modules = path.resolve(require.resolve('cdk8s/package.json'), '..', '..');
  return path.join(modules, '.cache', 'cdk8s-kafka');
}

/**
 * The text that `make` makes of these inputs: from the cache when they are the same as before.
 * A cache that cannot be read or written changes nothing but the time it takes.
 */
export function cached(inputs: readonly string[], make: () => string): string {
  const hash = createHash('sha256').update(JSON.stringify(inputs)).digest('hex');
  const file = path.join(cacheFolder(), 'renders', hash);
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const text = make();
    tryToWrite(file, text);
    return text;
  }
}

/** How long an entry is kept, in milliseconds: a week, after which nobody goes back to it. */
const keptMs = 7 * 24 * 3_600_000;

function tryToWrite(file: string, text: string): void {
  const folder = path.dirname(file);
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    for (const old of readdirSync(folder).map((name) => path.join(folder, name))) {
      if (Date.now() - statSync(old).mtimeMs > keptMs) rmSync(old, { force: true });
    }
    writeFileSync(unfinished, text);
    renameSync(unfinished, file);
  } catch {
    // A read-only node_modules, or a full disk: the next synthesis renders again.
  }
}
