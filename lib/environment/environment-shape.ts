import { kafkaChartShape } from '../charts/kafka-chart-shape';
import { isReleaseName, releaseNameRemedy } from '../helm/release-names';
import { durationMs, durationRemedy } from '../kafka/duration';
import { unseenCharacter } from '../kafka/names';
import { sizeBytes, sizeRemedy } from '../kafka/size';
import { topicNameProblem } from '../kafka/topic-name';
import { metadataModes } from '../kafka/versions';
import { isCronSchedule } from '../kubernetes/cron-schedule';
import {
  dnsLabelRemedy,
  isDnsLabel,
  isLabelValue,
  isObjectName,
  labelValueRemedy,
} from '../kubernetes/names';
import { bytesRemedy, cpuRemedy, plainBytes, quantityBytes, quantityMilliCpu } from '../kubernetes/quantity';
import { deliveryShape } from './delivery-shape';
import type {
  AbsentTopic,
  Acknowledgement,
  Brokers,
  Capacity,
  DriftCheck,
  Environment,
  EnvironmentAcknowledgement,
  Load,
  Quorum,
  Resources,
  Spread,
  Topic,
  TopicDefaults,
} from './environment';
import { externalAccessShape } from './external-access-shape';
import { securityFields } from './security-shape';
import {
  decimal,
  entries,
  type Fields,
  fields,
  flag,
  isObject,
  listOf,
  oneOf,
  optional,
  type Shape,
  text,
  wholeNumber,
} from './shape';

const bytes = text(`${bytesRemedy}; whole mebibytes or megabytes`, (it) => plainBytes(it) !== undefined);
// A heap of half of it, with which a broker starts.
const leastMemory = quantityBytes('128Mi') as bigint;
const memory = text(
  `${bytesRemedy}; at least '128Mi', and whole mebibytes or megabytes`,
  (it) => /[MGT]i?$/.test(plainBytes(it) ?? '') && (quantityBytes(it) as bigint) >= leastMemory,
);
const cpu = text(cpuRemedy, (it) => quantityMilliCpu(it) !== undefined);
const label = text(dnsLabelRemedy, isDnsLabel);
const words = text('a few words');
const spreadRule = oneOf('preferred', 'required');

// A node id of 1000 and more is a controller's, so that brokers and controllers never meet.
const brokerCount = wholeNumber(1, 1000);
const partitionCount = wholeNumber(1, 1_000_000);
const replicaCount = wholeNumber(1, 1000);

// What every object has is no config, and is not to be found by accident.
const configName = text(
  "a config's name as Kafka writes it, such as 'cleanup.policy'",
  (it) => /^[a-z][a-z0-9._-]*$/.test(it) && !(it in {}),
);

/** A plugin's config may have capital letters. */
const brokerConfigName = text(
  "a config's name as Kafka writes it, such as 'log.retention.ms'",
  (it) => /^[A-Za-z][A-Za-z0-9._-]*$/.test(it) && !(it in {}),
);
const longestValue = 32_767;

const configValue: Shape = (value, path) => {
  const right =
    typeof value === 'boolean' ||
    (typeof value === 'number' && /^-?\d+(\.\d+)?$/.test(String(value))) ||
    (typeof value === 'string' && unseenCharacter(value) === undefined && value.length <= longestValue);
  if (!right) {
    const remedy = `write a text of at most ${longestValue} characters without line breaks and unseen ones, a number, true or false`;
    return [{ path, value, problem: 'is no value of a config', remedy }];
  }
  // Kafka would take the spaces away, and the topic would never be as declared.
  return typeof value === 'string' && value.trim() !== value
    ? [
        {
          path,
          value,
          problem: 'begins or ends with a space',
          remedy: `write ${JSON.stringify(value.trim())}`,
        },
      ]
    : [];
};

const resources: Fields<Resources> = {
  cpu: fields<Resources['cpu']>({ request: cpu, limit: cpu }),
  memory: fields<Resources['memory']>({ request: memory, limit: memory }),
};

const brokers: Fields<Brokers> = {
  replicas: brokerCount,
  storage: bytes,
  storageClass: optional(
    text(
      "the name of a StorageClass: lower-case letters, digits, '-' and '.', such as 'standard'",
      isObjectName,
    ),
  ),
  minInsyncReplicas: optional(replicaCount),
  resources: optional(fields(resources)),
  config: optional(entries(brokerConfigName, configValue)),
};

const quorum: Fields<Quorum> = { replicas: wholeNumber(1, 7), storage: bytes };

const spread: Fields<Spread> = { nodes: spreadRule, zones: optional(spreadRule) };

const positive = decimal('a number above 0, such as 0.5 or 20', (it) => it > 0);

const capacity: Fields<Capacity> = {
  headroom: optional(decimal('a share from 0 to below 1, such as 0.3', (it) => it < 1)),
  loadFactor: optional(positive),
  networkMegabitsPerSecond: optional(positive),
  fileHandles: optional(wholeNumber(1, 1_000_000_000)),
  memoryMaps: optional(wholeNumber(1, 1_000_000_000)),
  basis: optional(words),
};

const atLeastOne = decimal('a number of at least 1, such as 2.5', (it) => it >= 1);

const load: Fields<Load> = {
  messagesPerSecond: positive,
  messageBytes: positive,
  compressionRatio: optional(positive),
  consumerGroups: optional(wholeNumber(0, 100_000)),
  peakFactor: optional(atLeastOne),
  keys: optional(wholeNumber(1, 1_000_000_000_000)),
};

const topicDefaults: Fields<TopicDefaults> = {
  partitions: optional(partitionCount),
  replicationFactor: optional(replicaCount),
};

const topicName: Shape = (value, path) => {
  const problem = typeof value === 'string' ? topicNameProblem(value) : 'is not a text';
  const remedy = "write 1 to 249 letters, digits, '.', '_' and '-', such as 'student-events'";
  return problem ? [{ path, value, problem, remedy }] : [];
};

const acknowledgement: Fields<Acknowledgement> = {
  rule: text('the id of a rule, as it is printed with what the rule finds'),
  reason: text('why it is meant to be so'),
};

const topic: Fields<Topic> = {
  name: topicName,
  purpose: words,
  partitions: optional(partitionCount),
  replicationFactor: optional(replicaCount),
  retention: optional(
    text(`${durationRemedy}, or 'forever'`, (it) => it === 'forever' || durationMs(it) !== undefined),
  ),
  segment: optional(text(sizeRemedy, (it) => sizeBytes(it) !== undefined)),
  configs: optional(entries(configName, configValue)),
  unmanaged: optional(listOf(configName)),
  load: optional(fields(load)),
  key: optional(words),
  value: optional(words),
  owner: optional(words),
  acknowledge: optional(listOf(fields(acknowledgement))),
};

const absentTopic: Fields<AbsentTopic> = {
  name: topicName,
  absent: (value, path) =>
    value === true
      ? []
      : [{ path, value, problem: 'is not true', remedy: 'write true, or remove it to keep the topic' }],
  reason: text('why the topic and its messages are deleted'),
  confirm: text("the topic's name once more"),
};

const environment: Fields<Environment> = {
  name: label,
  cluster: optional(
    text("the name of a Kubernetes cluster, such as 'production'", (it) => it !== '' && it.trim() === it),
  ),
  namespace: label,
  releaseName: optional(text(releaseNameRemedy, isReleaseName)),
  partOf: optional(text(labelValueRemedy, (it) => it !== '' && isLabelValue(it))),
  metadataMode: oneOf(...metadataModes),
  chart: optional(kafkaChartShape),
  delivery: optional(deliveryShape),
  brokers: fields(brokers),
  quorum: optional(fields(quorum)),
  spread: optional(fields(spread)),
  maxUnavailable: optional(wholeNumber(1, 1000)),
  topicDefaults: optional(fields(topicDefaults)),
  capacity: optional(fields(capacity)),
  topics: listOf(() => []),
  driftCheck: optional(
    fields<DriftCheck>({
      schedule: text("a schedule as cron writes it, such as '17 * * * *'", isCronSchedule),
    }),
  ),
  security: optional(fields(securityFields)),
  externalAccess: optional(externalAccessShape),
  production: optional(flag),
  revision: optional(
    text(
      "a text of at most 200 characters, all of which can be seen, such as '2' or a date",
      (it) => it.trim() !== '' && it.length <= 200 && unseenCharacter(it) === undefined,
    ),
  ),
  acknowledge: optional(
    listOf(
      fields<EnvironmentAcknowledgement>({
        ...acknowledgement,
        topics: optional(listOf(words)),
        configs: optional(listOf(brokerConfigName)),
      }),
    ),
  ),
};

/** Every field of an environment, its topics aside. */
export const environmentShape: Shape = fields(environment);

/** Every field of one topic, or of one that is to be gone. */
export const topicShape: Shape = (value, path) =>
  (isObject(value) && 'absent' in value ? fields(absentTopic) : fields(topic))(value, path);
