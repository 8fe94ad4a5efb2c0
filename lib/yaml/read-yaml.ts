import { type Document, parseAllDocuments, type Scalar, visit } from 'yaml';
import { goScalar } from './go-scalar';

/** Ends of lines to Go's reader, or errors to it, and neither to `yaml`. */
const readOtherwise = /[^\P{Cc}\n\r\t]|\r(?!\n)|[\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u;

/** A document, and the part of the text that it is. */
export interface ReadDocument {
  /** Where it stands in the text: its first and its last character. */
  readonly range: readonly [number, number];
  /** What is wrong with it, when it cannot be read as Go reads it. */
  readonly problem?: string;
  /** What it holds, in JSON's types; whole numbers that a number cannot hold exactly are `bigint`. */
  readonly content: unknown;
}

/** The documents of a text, read as kubectl reads them: by the rules of `sigs.k8s.io/yaml`. */
export function readYaml(text: string): ReadDocument[] {
  const documents = parseAllDocuments(text, {
    version: '1.1',
    // Everything is a text at first; which texts are something else is Go's to say.
    schema: 'failsafe',
    merge: true,
    prettyErrors: true,
  }) as Document[];
  return documents.map((document) => {
    const range = [document.range?.[0] ?? 0, document.range?.[2] ?? text.length] as const;
    const problem = brokenIn(document) ?? characterIn(text.slice(...range)) ?? resolveScalars(document);
    return { range, problem, content: problem === undefined ? document.toJS() : undefined };
  });
}

function brokenIn({ errors, warnings }: Document): string | undefined {
  return [...errors, ...warnings][0]?.message;
}

function characterIn(text: string): string | undefined {
  const found = readOtherwise.exec(text);
  if (!found) return undefined;
  const code = (found[0].codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
  const line = text.slice(0, found.index).split('\n').at(-1) ?? '';
  return `it holds U+${code}, which kubectl reads as the end of a line or not at all, behind ${JSON.stringify(line.slice(-60))}`;
}

/** Gives plain scalars the value that Go reads. @returns what Go cannot read */
function resolveScalars(document: Document): string | undefined {
  let problem: string | undefined;
  visit(document, {
    Scalar(place, node) {
      if (node.type !== 'PLAIN' || typeof node.value !== 'string' || node.tag) return;
      const value = goScalar(node.value);
      if (typeof value === 'number' && !Number.isFinite(value))
        problem ??= `${node.value} is no number to JSON`;
      if (place !== 'key') node.value = value as Scalar['value'];
      else if (value === null || (typeof value === 'number' && !Number.isInteger(value))) {
        problem ??= `the key ${node.value || 'of no characters'} is read as ${value}: give it quotes`;
      } else node.value = String(value);
    },
  });
  return problem;
}
