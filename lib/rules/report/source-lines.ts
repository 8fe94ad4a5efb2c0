import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../finding';

/** A line of a source file, counted from 1. */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
}

/**
 * Finds where a finding comes from in the sources of the environments: the field, below the name of its topic or
 * environment, where both are written as literals. What is computed is the environment's, and what has no literal
 * name is of the file that lists them.
 */
export function sourceLines(folder: string): (finding: Finding) => SourceLine {
  const files = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((file) => path.posix.join(folder, ...file.split(path.sep)))
        .filter((file) => file.endsWith('.ts'))
        .sort()
        .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n') }))
    : [];
  const list = path.posix.join(folder, 'index.ts');
  const otherwise = {
    file: files.some(({ file }) => file === list) ? list : (files[0]?.file ?? 'package.json'),
    line: 1,
  };
  const below = (name: string | undefined, field: string): SourceLine | undefined => {
    if (name === undefined) return undefined;
    const literal = new RegExp(`\\bname: ['"\`]${escaped(name)}['"\`]`);
    for (const { file, lines } of files) {
      const at = lines.findIndex((line) => literal.test(line));
      if (at >= 0) return { file, line: at + 1 + fieldBelow(lines.slice(at), literal, field) };
    }
    return undefined;
  };
  return ({ environment, topic, field }) =>
    below(topic, field) ?? below(environment, topic === undefined ? field : 'topics') ?? otherwise;
}

/** How far below the name the field stands, before the next name; 0 when it does not. */
function fieldBelow(lines: readonly string[], name: RegExp, field: string): number {
  const next = lines.findIndex((line) => /\bname: /.test(line) && !name.test(line));
  const own = next < 0 ? lines : lines.slice(0, next);
  const [, first, rest] = /^(\w+)\.?(.*)$/.exec(field.replace(/\[.*$/, '')) ?? [];
  const written = [rest, first]
    .filter(Boolean)
    .map((it) => new RegExp(`['"]?${escaped(it as string)}['"]?: `));
  for (const one of written) {
    const at = own.findIndex((line) => one.test(line));
    if (at >= 0) return at;
  }
  return 0;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
