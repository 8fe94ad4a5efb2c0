import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../finding';

/** A line of a source file, counted from 1. */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
}

/**
 * Finds where a finding comes from in the sources of the environments: the field, below the name of its topic
 * or environment, where both are written as literals. What is computed has no line.
 */
export function sourceLines(folder: string): (finding: Finding) => SourceLine | undefined {
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.ts'))
        .map((file) => path.posix.join(folder, file))
        .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n') }))
    : [];
  return ({ environment, topic, field }) => {
    const name = topic ?? environment;
    if (name === undefined) return undefined;
    const literal = new RegExp(`\\bname: ['"\`]${escaped(name)}['"\`]`);
    for (const { file, lines } of files) {
      const at = lines.findIndex((line) => literal.test(line));
      if (at >= 0) return { file, line: at + 1 + fieldBelow(lines.slice(at), literal, field) };
    }
    return undefined;
  };
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
