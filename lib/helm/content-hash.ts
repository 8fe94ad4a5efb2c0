import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** A hash of a file, or of every file below a folder and of its place in it. */
export function contentHash(fileOrFolder: string): string {
  const hash = createHash('sha256');
  const files = statSync(fileOrFolder).isDirectory()
    ? readdirSync(fileOrFolder, { recursive: true, encoding: 'utf8' }).sort()
    : [''];
  for (const file of files) {
    const full = path.join(fileOrFolder, file);
    if (statSync(full).isFile()) hash.update(`${file}\0`).update(readFileSync(full)).update('\0');
  }
  return hash.digest('hex');
}
