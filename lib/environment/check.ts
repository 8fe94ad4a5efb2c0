import { isPresent } from './defaults';
import type { AbsentTopic, Environment, Topic } from './environment';
import { environmentFields, environmentShape, topicShape } from './environment-shape';
import type { Problem } from './problem';
import { isObject, type Wrong } from './shape';
import { isComplete, writtenWrong } from './written';

/** What is wrong with how an environment is written, and as much of it as rules can look at all the same. */
export interface Checked {
  readonly problems: readonly Problem[];
  /** The environment with those of its topics that are right; `undefined` when it is not right itself. */
  readonly sound?: Environment;
}

/** Looks at how an environment is written, its topics included: what can be said before defaults are filled in. */
export function checked(environment: Environment): Checked {
  const name = nameOf(environment) ?? '(unnamed)';
  const at =
    (topic?: string) =>
    ({ path, ...wrong }: Wrong): Problem => ({ environment: name, topic, field: path, ...wrong });

  const misshapen = environmentShape(environment, '');
  const problems = misshapen.map(at());
  if (!isObject(environment) || !Array.isArray(environment.topics)) return { problems };

  // What a topic lacks is said once the defaults are right.
  const isDefaultsWrong = misshapen.some(({ path }) => path.startsWith('topicDefaults'));
  const defaults = isDefaultsWrong ? { partitions: 1, replicationFactor: 1 } : environment.topicDefaults;
  const topics = environment.topics.filter((topic: Topic | AbsentTopic, index) => {
    const wrong = topicShape(topic, '');
    const all = wrong.length > 0 ? wrong : writtenWrong(topic, defaults);
    problems.push(...all.map(at(nameOf(topic) ?? `number ${index + 1}`)));
    return wrong.length === 0 && (!isPresent(topic) || isComplete(topic, defaults));
  });
  problems.push(...repeated(environment.topics.map(nameOf)).map((it) => at(it)(twice(it))));

  const wrongFields = new Set(misshapen.map(({ path }) => /^\w*/.exec(path)?.[0] ?? ''));
  const rulesCanLook = [...wrongFields].every(
    (field) => field in aside || !environmentFields.includes(field),
  );
  if (!rulesCanLook) return { problems };
  const replaced = Object.entries(aside).filter(([field]) => wrongFields.has(field));
  const { security } = environment;
  // Users are compared with topics only where every topic is right.
  const compared =
    topics.length < environment.topics.length && security ? { ...security, users: [] } : security;
  return { problems, sound: { ...environment, ...Object.fromEntries(replaced), topics, security: compared } };
}

/**
 * Fields that rules can do without, and what they see when one is wrong. Where another field is wrong, no
 * rule looks: what follows from a wrong field would only hide it.
 */
const aside = {
  name: '(unnamed)',
  namespace: 'default',
  partOf: undefined,
  driftCheck: undefined,
  revision: undefined,
  acknowledge: undefined,
};

function nameOf(value: unknown): string | undefined {
  return isObject(value) && typeof value.name === 'string' ? value.name : undefined;
}

function repeated(names: readonly (string | undefined)[]): string[] {
  const seen = new Set<string>();
  return names.filter((name): name is string => {
    if (name === undefined) return false;
    const again = seen.has(name);
    seen.add(name);
    return again;
  });
}

function twice(name: string): Wrong {
  return { path: 'name', value: name, problem: 'is declared twice', remedy: 'remove one of the two' };
}
