import type { DeclaredEnvironment } from '../../environment/declared';
import { shown } from '../../environment/problem';
import type { KubernetesObject } from '../../helm/manifest';
import { reservedBy } from '../../kafka/broker-configs/reserved';
import { isSameMeaning } from '../same-meaning';
import type { Fault, Look } from './fault';
import { nameOf, type StatefulSet, serverOf, setsOf } from './objects';

/** The properties of brokers and controllers, which `brokers.config` says and the rules look at. */
export const properties: Look = ({ without, own, environment }) => {
  const before = propertiesIn(without);
  const after = propertiesIn(own);
  return [...before].flatMap(([place, said]) => {
    const others = after.get(place);
    // An object that is gone is another matter.
    if (!others) return [];
    return [...new Set([...said.keys(), ...others.keys()])].flatMap((property) => {
      const [value, other] = [said.get(property), others.get(property)];
      return isKept(property, value, other, environment)
        ? []
        : [fault(place, { property, value, other }, environment)];
    });
  });
};

interface Difference {
  readonly property: string;
  readonly value: string | undefined;
  readonly other: string | undefined;
}

/** Lists in which others may stand beside those of the environment, where nobody secured them. */
const lists = ['listeners', 'advertised.listeners', 'listener.security.protocol.map'];

function isKept(
  property: string,
  value: string | undefined,
  other: string | undefined,
  { security }: DeclaredEnvironment,
): boolean {
  if (value === undefined || other === undefined) return value === other;
  if (isSameMeaning(property, value, other)) return true;
  if (security) return false;
  if (lists.includes(property)) {
    const entries = other.split(',');
    return value.split(',').every((entry) => entries.includes(entry));
  }
  // A path within the same servers is nothing that the environment says.
  const servers = (text: string) => text.replace(/\/.*$/, '');
  return property === 'zookeeper.connect' && servers(value) === servers(other);
}

function fault(
  place: string,
  { property, value, other }: Difference,
  { brokers }: DeclaredEnvironment,
): Fault {
  const field =
    property in brokers.config ? `brokers.config.${property}` : (fields[property] ?? 'brokers.config');
  const family = fields[property] === undefined ? reservedBy(property) : undefined;
  const to = other === undefined ? 'leaves out' : 'sets';
  const of = value === undefined ? '' : `, which is ${shown(value)} without it`;
  const becomes = other === undefined ? '' : ` to ${shown(other)}`;
  return {
    key: `${place} ${property}`,
    about: `property ${property}`,
    problem: family
      ? `${to} the property ${property}${becomes}${of}; the property ${family.problem}`
      : `${to} the broker property ${property}${becomes}${of}; ${field} is where rules look at it`,
    remedy: family ? family.remedy : `remove it, and write ${written(property, field, other)}`,
  };
}

/** Properties that have a field of their own. */
const fields: Readonly<Record<string, string>> = { 'min.insync.replicas': 'brokers.minInsyncReplicas' };

function written(property: string, field: string, value: string | undefined): string {
  if (value === undefined) return `${field} if it is to be otherwise`;
  if (field === fields[property]) return `${field}: ${value}`;
  return `brokers.config: { '${property}': '${value}' }`;
}

/** Properties by where they are: in files of ConfigMaps, and in variables of Bitnami's images. */
function propertiesIn(objects: readonly KubernetesObject[]): Map<string, Map<string, string>> {
  const files = objects.flatMap((object): [string, Map<string, string>][] => {
    if (object.kind !== 'ConfigMap') return [];
    const data = Object.entries((object.data ?? {}) as Record<string, unknown>);
    return data
      .filter(([name]) => /\.properties$/.test(name) && !/log4j/.test(name))
      .map(([name, text]) => [`${nameOf(object)} ${name}`, parsed(String(text))]);
  });
  return new Map([...files, ...setsOf(objects).map(ofVariables)]);
}

/** The last line of a name holds. */
function parsed(text: string): Map<string, string> {
  const lines = text
    .replace(/\\\r?\n\s*/g, '')
    .split('\n')
    .map((line) => /^\s*([^#!=:\s][^=:\s]*)\s*[=:\s]\s*(.*?)\s*$/.exec(line))
    .filter((match) => match !== null);
  return new Map(lines.map(([, name = '', value = '']) => [name, value]));
}

/** `KAFKA_CFG_LOG_DIRS` is `log.dirs` to Bitnami's entrypoint; the last of a name holds. */
function ofVariables(set: StatefulSet): [string, Map<string, string>] {
  const variables = (serverOf(set)?.env ?? []).filter(({ name }) => name.startsWith('KAFKA_CFG_'));
  return [
    nameOf(set),
    new Map(
      variables.map(({ name, value, valueFrom }) => [
        name.slice('KAFKA_CFG_'.length).toLowerCase().replaceAll('_', '.'),
        value ?? JSON.stringify(valueFrom),
      ]),
    ),
  ];
}
