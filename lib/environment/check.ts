import { isPresent } from './defaults';
import type { Environment, Topic, TopicDefaults } from './environment';
import { environmentShape, topicShape } from './environment-shape';
import { type Place, placeOf } from './place';
import type { Problem } from './problem';
import { isObject, type Wrong } from './shape';
import { missing, writtenWrong } from './written';

/** What is wrong with how an environment is written. */
export interface Checked {
  readonly problems: readonly Problem[];
  /** Where: what rules must not judge. */
  readonly wrong: readonly Place[];
}

/** Looks at how an environment is written, its topics included: what can be said before defaults are filled in. */
export function checked(environment: Environment): Checked {
  const name = labelOf(environment);
  const at =
    (topic?: string) =>
    ({ path, value, problem, remedy }: Wrong): Problem => ({
      environment: name,
      topic,
      field: path,
      value,
      problem,
      remedy,
    });
  const topics: readonly unknown[] = topicsOf(environment);
  const defaults = soundDefaults(environment);
  const problems = [
    ...environmentShape(environment, '').map(at()),
    ...topics.flatMap((topic, index) => {
      if (!isObject(topic)) return [at()(notATopic(topic, index))];
      const wrong = topicShape(topic, '');
      const said = wrong.flatMap(({ path, meant }) => [path, meant]);
      const between = writtenWrong(topic as unknown as Topic, defaults);
      return [...wrong, ...between.filter(({ path }) => !said.includes(path))].map(at(labelOf(topic, index)));
    }),
    ...repeated(topics.map((topic) => (isObject(topic) ? topic.name : undefined))).map((it) =>
      at(it)(twice(it)),
    ),
  ];
  const wrong = shapeWrong(environment).flatMap(({ path, meant }) => [path, ...(meant ? [meant] : [])]);
  return { problems, wrong: wrong.map((path) => placeOf(environment, path)) };
}

/** The fields of an environment that have a wrong value or none, those of its topics included: what no rule could look at. */
export function shapeWrong(environment: Environment): Wrong[] {
  const defaults = soundDefaults(environment);
  return [
    ...environmentShape(environment, ''),
    ...topicsOf(environment).flatMap((topic, index) => {
      const wrong = topicShape(topic, `topics[${index}]`);
      if (!isObject(topic) || !isPresent(topic as unknown as Topic)) return wrong;
      const unset = missing(topic as unknown as Topic, defaults);
      return [...wrong, ...unset.map((it) => ({ ...it, path: `topics[${index}].${it.path}` }))];
    }),
  ];
}

function topicsOf(environment: unknown): readonly unknown[] {
  return isObject(environment) && Array.isArray(environment.topics) ? environment.topics : [];
}

/** What a topic lacks is said once the defaults are right. */
function soundDefaults(environment: unknown): TopicDefaults | undefined {
  if (!isObject(environment)) return undefined;
  const isWrong = environmentShape(environment, '').some(({ path, meant }) =>
    (meant ?? path).startsWith('topicDefaults'),
  );
  return isWrong ? { partitions: 1, replicationFactor: 1 } : (environment.topicDefaults as TopicDefaults);
}

/** What an environment, or something in a list, is called: its name, or its number where it has none. */
export function labelOf(value: unknown, index?: number): string {
  if (isObject(value) && typeof value.name === 'string' && value.name !== '') return value.name;
  return index === undefined ? '(unnamed)' : `number ${index + 1}`;
}

function repeated(names: readonly unknown[]): string[] {
  return names.filter(
    (name, index): name is string => typeof name === 'string' && names.indexOf(name) !== index,
  );
}

function notATopic(value: unknown, index: number): Wrong {
  const remedy = "remove it, or write a topic such as { name: 'orders', purpose: '…' }";
  return { path: `topics[${index}]`, value, problem: 'is not a topic', remedy };
}

function twice(name: string): Wrong {
  return { path: 'name', value: name, problem: 'is declared twice', remedy: 'remove one of the two' };
}
