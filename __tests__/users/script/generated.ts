import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { NamePattern, User } from '../../../lib';
import { chunks } from '../../../lib/jobs/chunks';
import { clientNameProblem, clientPrefixProblem, userNameProblem } from '../../../lib/kafka/names';
import { kafkaQuotas } from '../../../lib/users/quotas';
import { userLine } from '../../../lib/users/table';
import { nastyText } from '../../jobs/script/nasty-text';
import { type Call, recordedCalls, recordingTool, valuesOf } from '../../jobs/script/recorded-calls';
import { temporaryFolder } from '../../temporary-folder';
import { bash } from './bash';

/** A user with a password, where it has one, in its file. */
type Sample = User & { readonly secret: string };

/** Users with names, permissions, quotas and passwords out of everything that somebody could misread. */
export class GeneratedUsers {
  private readonly folder = temporaryFolder();
  private readonly canary = path.join(this.folder, 'canary');
  private readonly users: readonly Sample[];

  constructor(count: number) {
    this.users = samples(nastyText(this.canary), count);
    mkdirSync(path.join(this.folder, 'table'));
    chunks(this.users.map(userLine)).forEach((text, index) => {
      writeFileSync(path.join(this.folder, 'table', `table-${String(index).padStart(3, '0')}`), text);
    });
    for (const { password, secret } of this.users) {
      if (!password) continue;
      mkdirSync(path.join(this.folder, password.secret));
      writeFileSync(path.join(this.folder, password.secret, password.key), `${secret}\n`);
    }
  }

  get count(): number {
    return this.users.length;
  }

  /** What is declared, a fact a line, each of its parts as JSON so that nothing can be mistaken. */
  declared(): string[] {
    return this.users
      .flatMap(({ name, quotas, password, secret, ...user }) => [
        ...acls(user).map(({ operation, type, kind, resource }) =>
          fact(
            `User:${name}`,
            operation.replace(/\B./g, (it) => it.toLowerCase()),
            type,
            kind,
            resource,
          ),
        ),
        ...Object.entries(kafkaQuotas(quotas)).map(([quota, value]) => fact(name, `${quota}=${value}`)),
        ...(password ? [fact(name, 'SCRAM-SHA-512', `iterations=8192,password=${secret}`)] : []),
      ])
      .sort();
  }

  /** What a cluster answers that has exactly what is declared. */
  asDeclared(): string[] {
    return this.users.flatMap(({ name, quotas, password, ...user }) => [
      ...(password ? [`credential ${percent(name)} SCRAM-SHA-512 8192`] : []),
      ...acls(user).map(
        ({ operation, type, kind, resource }) =>
          `acl ${percent(name)} allow:${operation}:${type}:${kind}:${percent(resource)}`,
      ),
      ...Object.entries(kafkaQuotas(quotas)).map(
        ([quota, value]) => `quota ${percent(name)} ${quota} ${value}`,
      ),
    ]);
  }

  /** What becomes of the users when this is what the cluster answers, and what the tools are made to write. */
  run(answer: readonly string[]): { verdicts: Record<string, number>; written: string[]; said: string } {
    const { stderr } = bash(
      `${recordingTool}
       mode=apply TERMINATION_LOG=/dev/null PASSWORDS_DIR=$1 private=$1 work=$1 recorded=$1/calls
       cat >"$work/read-users"
       : >"$recorded"
       load_table "$1/table"
       load_answers
       compare
       for name in "\${items[@]}"; do
         printf '%s\\n' "\${verdict[$name]}"
         [[ \${verdict[$name]} == ok ]] || "\${verdict[$name]}_user" "$name" >/dev/null
       done >"$work/verdicts"`,
      [this.folder],
      ['cluster c', ...answer, `end ${answer.length + 1}`].map((line) => `${line}\n`).join(''),
    );
    const verdicts: Record<string, number> = {};
    for (const verdict of readFileSync(path.join(this.folder, 'verdicts'), 'utf8').trim().split('\n')) {
      verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
    }
    const calls = recordedCalls(readFileSync(path.join(this.folder, 'calls'), 'utf8'));
    return { verdicts, written: calls.flatMap(factsOf).sort(), said: stderr };
  }

  /** Whether something in a name was run. */
  get wasRun(): boolean {
    return existsSync(this.canary);
  }
}

function samples(texts: fc.Arbitrary<string>, count: number): Sample[] {
  const pattern: fc.Arbitrary<NamePattern> = fc.oneof(
    texts.filter((it) => clientNameProblem(it) === undefined),
    texts.filter((it) => clientPrefixProblem(it) === undefined).map((prefix) => ({ prefix })),
  );
  const patterns = fc.uniqueArray(pattern, {
    minLength: 1,
    maxLength: 3,
    selector: (it) => JSON.stringify(it),
  });
  const decimal = fc
    .tuple(fc.integer({ min: 1, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }))
    .map(([digits, decimals]) => digits / 10 ** decimals)
    .filter((it) => !String(it).includes('e'));
  const user = fc.record({
    name: texts.filter((it) => userNameProblem(it) === undefined),
    groups: patterns,
    transactionalIds: patterns,
    quotas: fc.record({
      producerRate: fc.integer({ min: 1, max: 2 ** 46 }).map((it): `${bigint}B` => `${BigInt(it)}B`),
      requestPercentage: decimal,
      controllerMutationRate: decimal,
    }),
    secret: texts.filter((it) => /^[^\p{Cc}\p{Cs}]+$/u.test(it)),
  });
  const drawn = fc.sample(user, { numRuns: count, seed: 11 }).map((sample, index) => ({
    ...sample,
    purpose: 'x',
    ...(index % 10 === 0 ? { password: { secret: `s-${index}`, key: 'Key_1.x' } } : {}),
  }));
  return [...new Map(drawn.map((sample) => [sample.name, sample])).values()];
}

function acls({ groups = [], transactionalIds = [] }: Pick<User, 'groups' | 'transactionalIds'>) {
  const of = (operation: string, type: string) => (it: NamePattern) =>
    typeof it === 'string'
      ? { operation, type, kind: 'literal', resource: it }
      : { operation, type, kind: 'prefixed', resource: it.prefix };
  return [...groups.map(of('READ', 'group')), ...transactionalIds.map(of('WRITE', 'transactional-id'))];
}

/** What a call writes. */
function factsOf(call: Call): string[] {
  const [entity = ''] = valuesOf(call, 'entity-name');
  const [principal = ''] = valuesOf(call, 'allow-principal');
  const [kind = ''] = valuesOf(call, 'resource-pattern-type');
  return [
    ...['group', 'transactional-id'].flatMap((type) =>
      valuesOf(call, type).flatMap((name) =>
        valuesOf(call, 'operation').map((operation) => fact(principal, operation, type, kind, name)),
      ),
    ),
    ...valuesOf(call, 'add-config').flatMap((all) => all.split(',').map((quota) => fact(entity, quota))),
    ...Object.entries(call.properties).map((property) => fact(entity, ...property)),
  ];
}

function fact(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

/** A name as the table and the cluster's answer have it. */
function percent(name: string): string {
  return name.replace(/[% ]/g, (it) => encodeURIComponent(it));
}
