import fc from 'fast-check';
import { staging } from '../../environments/staging';
import type { Environment, User } from '../../lib';
import { clientNameProblem, clientPrefixProblem } from '../../lib/kafka/names';

/** Pieces that readers of YAML, shells, Kubernetes and deployment tools see something in. */
const pieces = fc.constantFrom(
  ...[
    '0',
    '1',
    '8',
    '7e',
    'e-',
    '0x',
    '0o',
    '_',
    '.',
    '-',
    '+',
    ':',
    '~',
    'y',
    'no',
    'null',
    'true',
    '.inf',
    '<<',
    '=',
  ],
  ...[
    ' ',
    ' #',
    ': ',
    '"',
    "'",
    '\\',
    '`',
    '*',
    '&',
    '!',
    '|',
    '>',
    '%',
    '@',
    '{',
    '}',
    '[',
    ']',
    ',',
    '?',
    '- ',
  ],
  ...[
    '${',
    '$$',
    '$(',
    '$',
    '{{',
    '}}',
    '---',
    '\u00a0',
    '\u00ad',
    '\u200b',
    '\u202e',
    '\u2028',
    '\u2029',
    '\ufeff',
  ],
  ...['é', '日本', '😀', '\u{1fffe}', '\u{e0001}', 'a', 'Zoë'],
);

const anyName = fc
  .array(pieces, { minLength: 1, maxLength: 8 })
  .map((them) => them.join(''))
  .filter((it) => clientNameProblem(it) === undefined && clientPrefixProblem(it) === undefined);

const label = (first: string) =>
  fc
    .tuple(fc.constantFrom(...first), fc.stringMatching(/^[0-9e-]{0,12}$/), fc.constantFrom(...'0e17af'))
    .map((them) => them.join(''));
/** Names of Kubernetes that look like numbers: `3240286e-210077`. */
const numberLike = label('0123456789');
const topicName = fc
  .stringMatching(/^[0-9eEx_.+-]{1,8}$/)
  .map((it) => it.replace(/[+]/g, '_').replace(/_/g, '-'))
  .filter((it) => !/^\.{1,2}$/.test(it));

/** Environments whose names and values are odd and allowed; about 90 of them in each. */
export function generatedEnvironments(count: number, seed: number): Environment[] {
  return fc.sample(
    fc
      .record({
        namespace: numberLike,
        releaseName: label('kyn').map((it) => it.slice(0, 12).replace(/-$/, 'e')),
        partOf: numberLike,
        revision: numberLike,
        topics: fc.uniqueArray(topicName, { minLength: 20, maxLength: 20 }),
        names: fc.array(anyName, { minLength: 60, maxLength: 60 }),
      })
      .map(environment),
    { numRuns: count, seed },
  );
}

interface Odd {
  readonly namespace: string;
  readonly releaseName: string;
  readonly partOf: string;
  readonly revision: string;
  readonly topics: readonly string[];
  readonly names: readonly string[];
}

function environment({ names, topics, ...odd }: Odd, index = 0): Environment {
  const users: User[] = topics.slice(0, 5).map((topic, user) => ({
    name: `CN=${topic}`,
    purpose: names[user] as string,
    consumes: [topic],
    groups: names.slice(user * 12, user * 12 + 6),
    transactionalIds: names.slice(user * 12 + 6, user * 12 + 12).map((prefix) => ({ prefix })),
  }));
  return {
    ...staging,
    ...odd,
    name: `generated-${index}`,
    security: { ...staging.security, users } as NonNullable<Environment['security']>,
    topics: topics.map((name) => ({ name, purpose: 'odd', retention: '7d', key: 'id', value: 'V' })),
    capacity: undefined,
  } as Environment;
}
