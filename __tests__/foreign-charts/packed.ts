import { gzipSync } from 'fflate';
import { createTar } from 'nanotar';

/** The `.tgz` of a chart with these files. */
export function packed(files: Readonly<Record<string, string>>): Buffer {
  const entries = Object.entries(files).map(([name, data]) => ({ name: `kafka/${name}`, data }));
  return Buffer.from(gzipSync(createTar(entries, { attrs: { mtime: 0 } }), { mtime: 0 }));
}
