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
import { type AbsentUser, aclOperations, type PasswordSecret, type User, type UserQuotas } from './user';

// A file is named after the user, and kafka-configs.sh takes the name on its command line.
const userName = text(
  "1 to 249 letters, digits, spaces and any of . _ @ = , + -, such as 'chat-service' or 'CN=chat-service'",
  (it) => /^[\w.@=,+-]([\w.@=,+ -]{0,247}[\w.@=,+-])?$/.test(it) && it !== '.' && it !== '..',
);

const isTopicName = (it: string) => topicNameProblem(it) === undefined;
const topicRemedy = "a topic's name, such as 'student-events'";
const topicPrefixRemedy = "the beginning of topics' names, such as 'student-'";
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const isName = (it: string) => it !== '' && !/[\u0000-\u001f\u007f]/.test(it);

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
    : prefix(text(topicPrefixRemedy, isTopicName), { external: optional(external) })(value, path);
};

const namePattern: Shape = (value, path) =>
  isObject(value)
    ? prefix(text("the beginning of names, such as 'chat-'", isName))(value, path)
    : text("a name, or {prefix: 'chat-'}", isName)(value, path);

const operation = oneOf(...aclOperations);

const resources: Record<string, Shape> = {
  topic: (value, path) => (value === '*' ? [] : topicPattern(value, path)),
  group: namePattern,
  transactionalId: namePattern,
  cluster: (value, path) =>
    value === true ? [] : [{ path, value, problem: 'is not true', remedy: 'write true' }],
};

const acl: Shape = (value, path) => {
  if (!isObject(value)) return fields<Record<string, unknown>>({ operation })(value, path);
  const named = Object.keys(resources).filter((name) => name in value);
  if (named.length === 1) {
    const name = named[0] as string;
    return fields<Record<string, unknown>>({ operation, [name]: resources[name] as Shape })(value, path);
  }
  const problem = named.length === 0 ? 'says no resource' : 'says more than one resource';
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
  key: text("a key of the Secret: letters, digits, '-', '_' and '.'", (it) =>
    /^[-._a-zA-Z0-9]{1,253}$/.test(it),
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
