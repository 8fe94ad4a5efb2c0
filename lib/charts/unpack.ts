import { gunzipSync } from 'node:zlib';
import { parseTar } from 'nanotar';

/** What may still come out of an archive, and of the archives in it, which are subcharts. */
export interface Allowance {
  bytes: number;
  files: number;
}

const mebibyte = 1024 * 1024;
const limits: Readonly<Allowance> = { bytes: 100 * mebibyte, files: 10_000 };

/** The allowance of one chart: 100 MiB, which is what Helm unpacks at most, and 10,000 files. */
export function allowance(): Allowance {
  return { ...limits };
}

/**
 * The files of a packed chart by their paths from the chart's folder, in memory: nothing is written.
 *
 * @param left what may come out of it, of which what does is taken away
 * @throws Error when it is no archive, when more comes out of it, and when it holds links or devices, a file
 * twice, or a path that leads out of the chart's folder
 */
export function unpacked(archive: Uint8Array, left: Allowance): Map<string, Uint8Array> {
  const tar = unzipped(archive, left);
  countEntries(tar, left);
  const files = new Map<string, Uint8Array>();
  for (const { name, type, data = new Uint8Array(), attrs } of parseTar(tar)) {
    // As it was written: the parser's own name has no .. any more.
    const written = String((attrs as { path?: string }).path ?? name);
    if (type === 'directory' || written.endsWith('/')) continue;
    if (type !== 'file') throw new Error(`it holds ${written}, which is a ${type} and no file`);
    // A packed chart is one folder, of the chart's name.
    const [, inFolder] = /^(?:\.\/)?[^/]+\/(.+)$/.exec(name) ?? [];
    if (inFolder === undefined || leadsOut.test(written)) throw new Error(outside(written));
    if (files.has(inFolder)) throw new Error(`it holds ${inFolder} twice`);
    files.set(inFolder, data);
  }
  return files;
}

function unzipped(archive: Uint8Array, left: Allowance): Uint8Array {
  try {
    // In a buffer of its own, which is what the parser of the archive looks at.
    const tar = new Uint8Array(gunzipSync(archive, { maxOutputLength: Math.max(1, left.bytes) }));
    left.bytes -= tar.length;
    return tar;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(
      code === 'ERR_BUFFER_TOO_LARGE'
        ? `more than ${limits.bytes / mebibyte} MiB come out of its archive, the most that Helm takes`
        : `it is no .tgz archive (${message})`,
    );
  }
}

/** Goes from header to header, so that what is parsed is finite, whole, and not too much. */
function countEntries(tar: Uint8Array, left: Allowance): void {
  const text = (from: number, length: number) =>
    Buffer.from(tar.subarray(from, from + length)).toString('latin1');
  for (let at = 0; at < tar.length - 512 && tar[at] !== 0; ) {
    const name = text(at, 100).replace(/\0.*$/s, '');
    const [, digits] = /^ *([0-7]{1,11})[ \0]*$/.exec(text(at + 124, 12)) ?? [];
    const size = Number.parseInt(digits ?? '', 8);
    if (Number.isNaN(size) || at + 512 + size > tar.length) {
      throw new Error(`its archive is broken or cut off at ${JSON.stringify(name)}`);
    }
    if (leadsOut.test(name)) throw new Error(outside(name));
    left.files -= 1;
    if (left.files < 0) throw new Error(`it holds more than ${limits.files} files`);
    at += 512 + 512 * Math.ceil(size / 512);
  }
}

const leadsOut = /(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[a-z]:/i;

function outside(name: string): string {
  return `it holds ${JSON.stringify(name)}, which is outside the chart's folder`;
}
