import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { DeclaredTopic } from '../../../lib';
import { chunks } from '../../../lib/jobs/chunks';
import { unseenCharacter } from '../../../lib/kafka/names';
import { topicNameProblem } from '../../../lib/kafka/topic-name';
import { tableLine } from '../../../lib/topics/table';
import { nastyText } from '../../jobs/script/nasty-text';
import { type Call, recordedCalls, recordingTool, valuesOf } from '../../jobs/script/recorded-calls';
import { temporaryFolder } from '../../temporary-folder';
import { bash } from './bash';

/** Topics with names and values of configs out of everything that somebody could misread. */
export class GeneratedTopics {
  private readonly folder = temporaryFolder();
  private readonly canary = path.join(this.folder, 'canary');
  private readonly topics: readonly DeclaredTopic[];

  constructor(count: number) {
    this.topics = samples(nastyText(this.canary), count);
    mkdirSync(path.join(this.folder, 'table'));
    chunks(this.topics.map(tableLine)).forEach((text, index) => {
      writeFileSync(path.join(this.folder, 'table', `table-${String(index).padStart(3, '0')}`), text);
    });
  }

  /** What is declared, a value a line, as JSON so that nothing can be mistaken. */
  declared(): string[] {
    return this.topics.flatMap(({ name, configs }) =>
      Object.entries(configs).map(([key, value]) => JSON.stringify([name, key, value])),
    );
  }

  /** What the tools are made to write when there is no topic yet. */
  created(): { written: string[]; said: string } {
    const { stderr } = bash(
      `${recordingTool}
       PARTITIONS_PER_REQUEST=9000 TERMINATION_LOG=/dev/null work=$1 recorded=$1/calls
       load_table "$1/table"
       for name in "\${items[@]}"; do create_topic "$name" >/dev/null; done`,
      [this.folder],
    );
    const calls = recordedCalls(readFileSync(path.join(this.folder, 'calls'), 'utf8'));
    return { written: calls.flatMap(valuesIn), said: stderr };
  }

  /** Whether something in a name or value was run. */
  get wasRun(): boolean {
    return existsSync(this.canary);
  }
}

function samples(texts: fc.Arbitrary<string>, count: number): DeclaredTopic[] {
  const value = fc.oneof(
    texts.filter((it) => unseenCharacter(it) === undefined && it.trim() === it),
    fc.constantFrom('', 'a=b', 'x'.repeat(3000)),
  );
  const name = fc.oneof(
    texts.map((it) => it.replace(/[^a-zA-Z0-9._-]/g, '').slice(0, 249)),
    fc.constant('n'.repeat(249)),
  );
  const drawn = fc.sample(
    fc.tuple(
      name.filter((it) => topicNameProblem(it) === undefined),
      fc.array(value),
    ),
    {
      numRuns: count,
      seed: 12,
    },
  );
  return [...new Map(drawn)].map(([topic, values]) => ({
    name: topic,
    partitions: 1,
    replicationFactor: 1,
    keyed: false,
    configs: Object.fromEntries(values.map((it, index) => [`k.${index}`, it])),
    unmanaged: [],
    written: {},
    acknowledge: [],
  }));
}

/** What a call sets: kafka-topics.sh splits at the first "=", of which no value on its command line holds another. */
function valuesIn(call: Call): string[] {
  const [name] = [...valuesOf(call, 'topic'), ...valuesOf(call, 'entity-name')];
  const given = valuesOf(call, 'config').map((config) => config.split('='));
  return [...given, ...Object.entries(call.properties)].map((parts) => JSON.stringify([name, ...parts]));
}
