import { clientNameProblem, clientPrefixProblem, type NameProblem, userNameProblem } from '../kafka/names';
import { sizeBytes, sizeRemedy } from '../kafka/size';
import { topicNameProblem } from '../kafka/topic-name';
import { isObjectName } from '../kubernetes/names';
import {
  type Fields,
  fields,
  isObject,
  listOf,
  oneOf,
  optional,
  type Shape,
  text,
  type Wrong,
} from './shape';
import {
  type AbsentUser,
  type AclOperation,
  aclOperations,
  type PasswordSecret,
  type User,
  type UserQuotas,
} from './user';

/** A text of which nothing is wrong, such as the name of a user. */
function named(what: string, problemOf: (name: string) => NameProblem | undefined): Shape {
  return (value, path) => {
    if (typeof value !== 'string')
      return [{ path, value, problem: 'is not a text', remedy: `write ${what}` }];
    const wrong = problemOf(value);
    return wrong ? [{ path, value, ...wrong }] : [];
  };
}

const userName = named("a user's name, such as 'chat-service' or 'CN=chat-service'", userNameProblem);

const isTopicName = (it: string) => topicNameProblem(it) === undefined;
const topicRemedy = "a topic's name, such as 'student-events'";
const topicPrefix = text("the beginning of topics' names, such as 'student-'", (it) =>
  /^[a-zA-Z0-9._-]{1,249}$/.test(it),
);

const prefix = (each: Shape, extra: Record<string, Shape> = {}): Shape =>
  fields<Record<string, unknown>>({ prefix: each, ...extra });

const external: Shape = (value, path) =>
  value === true
    ? []
    : [{ path, value, problem: 'is not true', remedy: 'write true, or leave it out for a declared topic' }];

const topicPattern: Shape = (value, path) => {
  if (!isObject(value)) return text(`${topicRemedy}, or {prefix: 'student-'}`, isTopicName)(value, path);
  return 'name' in value
    ? fields<Record<string, unknown>>({ name: text(topicRemedy, isTopicName), external })(value, path)
    : prefix(topicPrefix, { external: optional(external) })(value, path);
};

const namePattern: Shape = (value, path) =>
  isObject(value)
    ? prefix(named("the beginning of names, such as 'chat-'", clientPrefixProblem))(value, path)
    : named("a name, or {prefix: 'chat-'}", clientNameProblem)(value, path);

/** What a permission may be about, and the operations that Kafka knows of it. */
const resources: Record<string, { readonly shape: Shape; readonly operations: readonly AclOperation[] }> = {
  topic: {
    shape: (value, path) => (value === '*' ? [] : topicPattern(value, path)),
    operations: aclOperations.filter((it) => it !== 'CLUSTER_ACTION' && it !== 'IDEMPOTENT_WRITE'),
  },
  group: {
    shape: namePattern,
    operations: ['READ', 'DELETE', 'DESCRIBE', 'DESCRIBE_CONFIGS', 'ALTER_CONFIGS', 'ALL'],
  },
  transactionalId: { shape: namePattern, operations: ['WRITE', 'DESCRIBE', 'ALL'] },
  cluster: {
    shape: (value, path) =>
      value === true ? [] : [{ path, value, problem: 'is not true', remedy: 'write true' }],
    operations: aclOperations.filter((it) => it !== 'READ' && it !== 'WRITE' && it !== 'DELETE'),
  },
};

const acl: Shape = (value, path) => {
  if (!isObject(value))
    return fields<Record<string, unknown>>({ operation: oneOf(...aclOperations) })(value, path);
  const said = Object.entries(resources).filter(([name]) => name in value);
  if (said.length === 1) {
    const [[name, { shape, operations }]] = said as [(typeof said)[0]];
    return fields<Record<string, unknown>>({ operation: oneOf(...operations), [name]: shape })(value, path);
  }
  const problem = said.length === 0 ? 'says no resource' : 'says more than one resource';
  return [{ path, value, problem, remedy: `write one of ${Object.keys(resources).join(', ')}` }];
};

const rate = text(`${sizeRemedy}; it is what may go over in a second`, (it) => (sizeBytes(it) ?? 0n) > 0n);

const positive: Shape = (value, path) =>
  typeof value === 'number' && value > 0 && value < 1e9 && /^\d+(\.\d{1,6})?$/.test(String(value))
    ? []
    : [
        {
          path,
          value,
          problem: 'is not valid',
          remedy: 'write a number above 0 with at most six decimals, such as 200 or 0.5',
        },
      ];

const quotas: Fields<UserQuotas> = {
  producerRate: optional(rate),
  consumerRate: optional(rate),
  requestPercentage: optional(positive),
  controllerMutationRate: optional(positive),
};

const password: Fields<PasswordSecret> = {
  secret: text("the name of a Secret: lower-case letters, digits, '-' and '.'", isObjectName),
  key: text(
    "a key of the Secret: letters, digits, '-', '_' and '.'",
    (it) => /^[-._a-zA-Z0-9]{1,253}$/.test(it) && it !== '.' && !it.startsWith('..'),
  ),
};

const user: Fields<User> = {
  name: userName,
  purpose: text('a few words'),
  password: optional(fields(password)),
  produces: optional(listOf(topicPattern)),
  consumes: optional(listOf(topicPattern)),
  groups: optional(listOf(namePattern)),
  transactionalIds: optional(listOf(namePattern)),
  acls: optional(listOf(acl)),
  quotas: optional(fields(quotas)),
};

const absentUser: Fields<AbsentUser> = {
  name: userName,
  absent: (value, path) =>
    value === true
      ? []
      : [{ path, value, problem: 'is not true', remedy: 'write true, or remove it to keep the user' }],
  reason: text('why the user goes'),
  confirm: text("the user's name once more"),
};

/** Every field of one user, or of one that is to be gone. */
export const userShape: Shape = (value, path) => {
  if (!isObject(value) || !('absent' in value)) return fields(user)(value, path);
  const wrong = fields(absentUser)(value, path);
  return wrong.length > 0 ? wrong : unconfirmed(value as unknown as AbsentUser, path);
};

function unconfirmed({ name, confirm }: AbsentUser, path: string): Wrong[] {
  const remedy = `write '${name}', if nothing is to be left of it`;
  return confirm === name
    ? []
    : [{ path: `${path}.confirm`, value: confirm, problem: "does not repeat the user's name", remedy }];
}
