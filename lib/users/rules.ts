import { nearest } from '../environment/nearest';
import type { TopicPattern, User } from '../environment/user';
import { isDistinguishedName } from '../kafka/names';
import { sizeBytes } from '../kafka/size';
import { isObjectName } from '../kubernetes/names';
import type { Found, Rule } from '../rules/rule';
import type { DeclaredSecurity } from '../security/declared-security';
import { everyUser } from './every-user';
import { nameRules } from './name-rules';
import { kafkaQuotas } from './quotas';

const userOfUnknownTopic: Rule = {
  id: 'user-of-unknown-topic',
  severity: 'error',
  summary: 'topics that a user may use are declared in the environment, or marked as external to it',
  find: everyUser((user, { topics }) => {
    const names = topics.map(({ name }) => name);
    return (['produces', 'consumes', 'acls'] as const).flatMap((field) =>
      patternsOf(user, field)
        .filter((pattern) => !isKnown(pattern, names))
        .map((pattern) => ({ field, ...unknownTopic(pattern, names) })),
    );
  }),
};

const userTwice: Rule = {
  id: 'user-twice',
  severity: 'error',
  summary: 'a user is declared once, to be there or to be gone',
  find: ({ security }) => {
    const names = namesOf(security);
    return names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => ({
        field: `security.users.${name}`,
        value: name,
        problem: 'is declared twice',
        remedy: 'remove one of the two',
      }));
  },
};

const superUser: Rule = {
  id: 'user-is-super-user',
  severity: 'error',
  summary: 'no user is one of the servers or the Jobs themselves, which may do everything',
  find: ({ security }) =>
    namesOf(security)
      .filter((name) => superUserSubjects(security as DeclaredSecurity).includes(name))
      .map((name) => ({
        field: `security.users.${name}`,
        value: name,
        problem: 'is the name of a server or of the Jobs, which may do everything',
        remedy: 'rename the user, or remove it',
      })),
};

const userPassword: Rule = {
  id: 'user-password',
  severity: 'error',
  summary: 'a user has a password where clients log in, and none where they have certificates',
  find: everyUser(({ name, password }, { security }) => {
    const protocol = security?.clientProtocol;
    if (protocol === 'SSL') {
      return password
        ? [
            {
              field: 'password',
              value: password,
              problem:
                "is never asked for: with clients.protocol 'SSL' users are known by their certificates",
              remedy: 'remove it',
            },
          ]
        : [];
    }
    // A certificate's name: somebody on the listener of brokers and Jobs, such as an exporter.
    return password || isDistinguishedName(name)
      ? []
      : [
          {
            field: 'password',
            value: undefined,
            problem: `is missing: with clients.protocol '${protocol}' the user cannot log in`,
            remedy: `write where it is, such as {secret: '${isObjectName(name) ? name : 'kafka-user'}', key: 'password'}`,
          },
        ];
  }),
};

const consumerWithoutGroup: Rule = {
  id: 'consumer-without-group',
  severity: 'warning',
  summary: 'a user that consumes may be a member of a consumer group',
  find: everyUser(({ consumes = [], groups }) =>
    consumes.length === 0 || groups !== undefined
      ? []
      : [
          {
            field: 'groups',
            value: undefined,
            problem: 'is missing: a consumer that subscribes is a member of a group, and would be refused',
            remedy: 'write the groups, such as [{prefix: …}], or [] for consumers that are in none',
          },
        ],
  ),
};

const quotaTooLarge: Rule = {
  id: 'quota-too-large',
  severity: 'error',
  summary: 'a quota is a number that Kafka compares exactly',
  find: everyUser(({ quotas }) =>
    Object.entries(kafkaQuotas(quotas))
      .filter(([name, value]) => name.endsWith('_byte_rate') && value.length > 15)
      .map(([name, value]) => ({
        field: name === 'producer_byte_rate' ? 'quotas.producerRate' : 'quotas.consumerRate',
        value,
        problem: 'is more bytes per second than Kafka tells apart',
        remedy: 'write a smaller size, or remove it for no limit',
      })),
  ),
};

const bytesPerMegabit = 125_000;

const quotaAboveNetwork: Rule = {
  id: 'quota-above-network',
  severity: 'warning',
  summary: "a user's byte rate is at most what a broker's network carries, where that is declared",
  find: everyUser(({ quotas = {} }, { capacity: { networkMegabitsPerSecond: network } }) => {
    if (network === undefined) return [];
    return (['producerRate', 'consumerRate'] as const).flatMap((field) => {
      const value = quotas[field];
      return value === undefined || (sizeBytes(value) as bigint) <= network * bytesPerMegabit
        ? []
        : [
            {
              field: `quotas.${field}`,
              value,
              problem: `protects nothing: it holds on each broker, whose network carries ${network} Mbit/s, ${network * bytesPerMegabit} bytes per second`,
              remedy:
                'write a rate that leaves room for other users and for replication, or remove it for no limit',
            },
          ];
    });
  }),
};

/** What is wrong between users, and between them and the rest of the environment. */
export const userRules: readonly Rule[] = [
  userTwice,
  superUser,
  userPassword,
  userOfUnknownTopic,
  consumerWithoutGroup,
  quotaTooLarge,
  quotaAboveNetwork,
  ...nameRules,
];

/** The distinguished names that may do everything: of brokers, metadata servers and Jobs. */
export function superUserSubjects({ broker, quorum, admin }: DeclaredSecurity): string[] {
  return [broker.subject, quorum.subject, admin.subject];
}

function namesOf(security: DeclaredSecurity | undefined): string[] {
  return security ? [...security.users.map(({ name }) => name), ...security.absentUsers] : [];
}

function patternsOf(user: User, field: 'produces' | 'consumes' | 'acls'): readonly TopicPattern[] {
  if (field !== 'acls') return user[field] ?? [];
  return (user.acls ?? []).flatMap((acl) => ('topic' in acl && acl.topic !== '*' ? [acl.topic] : []));
}

function isKnown(pattern: TopicPattern, topics: readonly string[]): boolean {
  if (typeof pattern === 'string') return topics.includes(pattern);
  return 'external' in pattern && pattern.external
    ? true
    : 'prefix' in pattern && topics.some((topic) => topic.startsWith(pattern.prefix));
}

function unknownTopic(pattern: TopicPattern, topics: readonly string[]): Omit<Found, 'field'> {
  const isPrefix = typeof pattern !== 'string' && 'prefix' in pattern;
  const written = typeof pattern === 'string' ? pattern : 'prefix' in pattern ? pattern.prefix : pattern.name;
  const candidates = isPrefix ? topics.map((topic) => topic.slice(0, written.length)) : topics;
  const near = nearest(written, candidates);
  const outside = isPrefix
    ? `{prefix: '${written}', external: true}`
    : `{name: '${written}', external: true}`;
  return {
    value: written,
    problem: isPrefix ? 'begins no declared topic' : 'matches no declared topic',
    remedy: `${near ? `did you mean ${near}? Else ` : ''}declare it, or write ${outside} for one that somebody else makes`,
  };
}
