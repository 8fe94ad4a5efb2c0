import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dev } from '../../environments/dev';
import { type Environment, synthesize } from '../../lib';

const root = path.join(__dirname, '..', '..');

/** The folders of one environment as it is at first, and with one thing changed in each. */
export interface Variants {
  /** As it is at first. */
  readonly a: string;
  /** With the retention of one topic changed. */
  readonly topic: string;
  /** With the script changed, as by an update of this library. */
  readonly script: string;
  /** With nothing but a label changed. */
  readonly label: string;
  /** With the topic changed and the names kept: what is never synthesized, and what the hash in the names is for. */
  readonly sameNames: string;
  /** With nothing but the Namespace. */
  readonly namespace: string;
  /** The folder that they are all in. */
  readonly folder: string;
}

/** The variants of an environment of two topics in a namespace. */
export function variants(namespace: string): Variants {
  const folder = mkdtempSync(path.join(tmpdir(), 'deliveries-'));
  const a: Environment = {
    ...dev,
    name: 'a',
    namespace,
    partOf: 'learnflow',
    topics: dev.topics.slice(0, 2),
  };
  const [changed, ...others] = a.topics;
  const topic = { ...a, name: 'topic', topics: [{ ...changed, retention: '1d' }, ...others] } as Environment;
  const label = { ...a, name: 'label', partOf: 'somewhere-else' };
  // One installation at different times: each is synthesized as the only environment that there is.
  for (const it of [a, topic, label]) synthesize({ environments: [it], only: [it.name], outdir: folder });
  const { synthesize: synthesizeChanged } = require(
    path.join(withChangedScript(folder), 'lib'),
  ) as typeof import('../../lib');
  synthesizeChanged({ environments: [{ ...a, name: 'script' }], only: ['script'], outdir: folder });

  const at = (name: string) => path.join(folder, name);
  copied(at('topic'), at('same-names'), (text) => text.replaceAll(hashIn(at('topic')), hashIn(at('a'))));
  mkdirSync(at('namespace'));
  cpSync(path.join(at('a'), '00-namespace.yaml'), path.join(at('namespace'), '00-namespace.yaml'));
  return {
    a: at('a'),
    topic: at('topic'),
    script: at('script'),
    label: at('label'),
    sameNames: at('same-names'),
    namespace: at('namespace'),
    folder,
  };
}

/** A copy of the library in which the topic script has one line more. */
function withChangedScript(folder: string): string {
  const copy = path.join(folder, 'library');
  for (const name of ['charts', 'environments', 'imports', 'lib', 'package.json', 'tsconfig.json']) {
    cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  appendFileSync(path.join(copy, 'lib', 'topics', 'script', 'report.sh'), '# one line more\n');
  return copy;
}

function copied(from: string, to: string, change: (text: string) => string): void {
  mkdirSync(to);
  for (const file of readdirSync(from)) {
    writeFileSync(path.join(to, file), change(readFileSync(path.join(from, file), 'utf8')));
  }
}

/** The name of the topic Job in a folder of manifests. */
export function jobIn(folder: string): string {
  const text = readFileSync(path.join(folder, '20-topics.yaml'), 'utf8');
  return /^kind: Job\nmetadata:\n {2}name: (.+)$/m.exec(text)?.[1] as string;
}

function hashIn(folder: string): string {
  return jobIn(folder).replace(/^.*-/, '');
}
