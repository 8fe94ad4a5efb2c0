import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'fflate';
import { createTar } from 'nanotar';
import { parse } from 'yaml';
import { helmIgnored } from './helm-ignore';

/** The longest name of a file in an archive of the format that Helm reads everywhere. */
const longestName = 100;

/**
 * The `.tgz` of a chart's folder, as `helm package` makes it, but the same bytes for the same files: in
 * order, without owners and times, and not compressed by Node's zlib, whose output differs by version.
 *
 * @throws Error when a file's name is too long for the archive, or `.helmignore` has a pattern that is not understood
 */
export function chartArchive(folder: string): Buffer {
  const read = (file: string) => readFileSync(path.join(folder, file));
  const { name } = parse(read('Chart.yaml').toString()) as { name: string };
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(path.join(folder, file)).isFile())
    .map((file) => file.split(path.sep).join('/'))
    .sort();
  const ignored = helmIgnored(files.includes('.helmignore') ? read('.helmignore').toString() : '');
  const entries = files
    .filter((file) => !ignored(file))
    .map((file) => ({ name: `${name}/${file}`, data: new Uint8Array(read(file)) }));
  const long = entries.find((entry) => Buffer.byteLength(entry.name) > longestName);
  if (long)
    throw new Error(
      `chart ${name}: ${long.name} is longer than ${longestName} bytes; give the file a shorter name`,
    );

  const tar = createTar(entries, { attrs: { mode: '644', uid: 0, gid: 0, mtime: 0 } });
  return Buffer.from(gzipSync(tar, { level: 9, mtime: 0 }));
}
