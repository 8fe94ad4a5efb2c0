import { clusterProblems } from './cluster-rules';
import { isPresent } from './defaults';
import type { AbsentTopic, Environment, Topic } from './environment';
import { environmentShape, topicShape } from './environment-shape';
import type { Problem } from './problem';
import { isObject, type Wrong } from './shape';
import { absentTopicProblems, namesakes, topicProblems } from './topic-rules';

/** Everything that is wrong with an environment, its topics included. */
export function environmentProblems(environment: Environment): Problem[] {
  const name = nameOf(environment) ?? '(unnamed)';
  const at =
    (topic?: string) =>
    ({ path, ...wrong }: Wrong): Problem => ({ environment: name, topic, field: path, ...wrong });

  const misshapen = environmentShape(environment, '');
  const cluster = misshapen.map(at());
  if (!isObject(environment) || !Array.isArray(environment.topics)) return cluster;

  // Fields are compared with each other only where each is right by itself: what follows from a wrong
  // field would only hide it.
  const sound = misshapen.every(
    ({ path }) => !/^(brokers|quorum|topicDefaults|releaseName|maxUnavailable)/.test(path),
  );
  if (sound) cluster.push(...clusterProblems(environment).map(at()));

  const named = environment.topics.filter((topic) => nameOf(topic) !== undefined);
  return [
    ...cluster,
    ...environment.topics.flatMap((topic: Topic | AbsentTopic, index) => {
      const wrong = topicShape(topic, '');
      const all = wrong.length > 0 ? wrong : relations(topic, sound ? environment : undefined);
      return all.map(at(nameOf(topic) ?? `number ${index + 1}`));
    }),
    ...namesakes(named).map(({ topic, wrong }) => at(topic.name)(wrong)),
  ];
}

/** What is wrong between the fields of a topic, and between it and an environment that is right by itself. */
function relations(topic: Topic | AbsentTopic, environment: Environment | undefined): Wrong[] {
  if (!isPresent(topic)) return absentTopicProblems(topic);
  return environment ? topicProblems(topic, environment) : [];
}

function nameOf(value: unknown): string | undefined {
  return isObject(value) && typeof value.name === 'string' ? value.name : undefined;
}
