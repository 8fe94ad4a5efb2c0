import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../kubectl';

/** What Go says of a document or of a scalar. */
export interface Answer {
  readonly value?: unknown;
  readonly error?: string;
}

const source = path.join(__dirname, 'go-reader');
const program = path.join(source, 'bin', 'go-reader');

/** Builds the program that reads with the libraries of kubectl and kustomize. */
export function buildReader(): void {
  run('go', ['build', '-C', source, '-o', program, '.']);
}

/** What Go reads in the files of a folder, given as texts, document after document. */
export function readByGo(texts: readonly string[]): Answer[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'read-by-go-'));
  try {
    const names = texts.map((text, index) => {
      const name = path.join(folder, `${index}.yaml`);
      writeFileSync(name, text);
      return name;
    });
    return answers(run(program, ['objects', ...names]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What Go takes texts without quotes for. Whole numbers keep their digits, as texts behind `#`. */
export function scalarsByGo(texts: readonly string[]): Answer[] {
  return answers(run(program, ['scalars'], texts.map((text) => JSON.stringify(text)).join('\n')));
}

function answers(lines: string): Answer[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line.replace(/("value":)(-?\d{16,})(?=\})/, '$1"#$2"')));
}
