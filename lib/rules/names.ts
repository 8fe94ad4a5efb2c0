import { fullName, fullNameLength, fullNameLengthWithCronJobs } from '../helm/release-names';
import { internalTopics, isInternalTopic, metricName } from '../kafka/topic-name';
import type { Found, Rule } from './rule';

const releaseNameLength: Rule = {
  id: 'release-name-length',
  severity: 'error',
  summary: 'names made from the release name fit into what Kubernetes allows',
  find: ({ releaseName, driftCheck }) => {
    const name = fullName(releaseName);
    const most = driftCheck ? fullNameLengthWithCronJobs : fullNameLength;
    if (name.length <= most) return [];
    return [
      {
        field: 'releaseName',
        value: releaseName,
        problem: `makes names longer than Kubernetes allows ("${name}" has ${name.length} characters)`,
        remedy: `write one whose full name has at most ${most} characters`,
      },
    ];
  },
};

const namespaceOfKubernetes: Rule = {
  id: 'namespace-of-kubernetes',
  severity: 'error',
  summary: 'nothing is installed into the namespaces of Kubernetes itself',
  find: ({ namespace }) =>
    !['kube-system', 'kube-public', 'kube-node-lease'].includes(namespace)
      ? []
      : [
          {
            field: 'namespace',
            value: namespace,
            problem:
              'is a namespace of Kubernetes itself: the environment makes its namespace restricted, under which the pods of Kubernetes do not start',
            remedy: 'write another',
          },
        ],
};

const internalTopic: Rule = {
  id: 'internal-topic',
  severity: 'error',
  summary: "Kafka's own topics, such as __consumer_offsets, are neither declared nor deleted",
  find: ({ topics, absentTopics }) => [
    ...topics
      .filter(({ name }) => isInternalTopic(name))
      .map(({ name }) => ({
        topic: name,
        field: 'name',
        value: name,
        problem: "is one of Kafka's own topics, which Kafka makes and configures itself",
        remedy: 'remove it, and configure it by brokers.config, such as offsets.topic.*',
      })),
    ...absentTopics.filter(isInternalTopic).map((name) => ({
      topic: name,
      field: 'name',
      value: name,
      problem: "is one of Kafka's own topics, which are never deleted",
      remedy: 'remove it',
    })),
  ],
};

const topicNamesCollide: Rule = {
  id: 'topic-names-collide',
  severity: 'error',
  summary: "no two topics have the same name in Kafka's metrics, where '.' and '_' are the same",
  find: ({ topics, absentTopics }) => {
    const first = new Map(internalTopics.map((name) => [metricName(name), name]));
    return [...topics.map(({ name }) => name), ...absentTopics].flatMap((name): Found[] => {
      const metric = metricName(name);
      const other = first.get(metric);
      if (other === undefined) first.set(metric, name);
      if (other === undefined || other === name) return [];
      return [
        {
          topic: name,
          field: 'name',
          value: name,
          problem: `has the same name in Kafka's metrics as ${other}, where '.' and '_' are the same, and Kafka refuses to create both`,
          remedy: 'rename one of the two',
        },
      ];
    });
  },
};

/** What is wrong with the names of an environment and its topics. */
export const nameRules: readonly Rule[] = [
  releaseNameLength,
  namespaceOfKubernetes,
  internalTopic,
  topicNamesCollide,
];
