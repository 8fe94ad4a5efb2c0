import type { Found } from '../rules/rule';
import { isMap, type Schema, type Values } from './chart-files';
import { canStandBeside } from './lists';
import type { Detours } from './plan';
import { isSameMeaning, saysNothing } from './same-meaning';
import { valueAt } from './translation';

/** A value and its place, written with dots. */
interface Leaf {
  readonly place: string;
  readonly value: unknown;
}

/** What is compared with what a chart declares. */
interface Declared {
  readonly values: Values;
  readonly schema?: Schema;
  /** Places that the chart understands without declaring them. */
  readonly undeclared: readonly string[];
}

/** The values that a chart, subcharts included, knows nothing of, and would ignore without a word. */
export function unknownValues(values: Values, { values: known, schema, undeclared }: Declared): Leaf[] {
  return unknownIn(values, known, schema, '').filter(({ place }) => !undeclared.includes(place));
}

/** What Kubernetes defines and charts print as it is, whatever their defaults mention of it. */
const printedAsIs = /(^resources|SecurityContext)$/;

function unknownIn(values: Values, known: unknown, schema: Schema | undefined, within: string): Leaf[] {
  return Object.entries(values).flatMap(([key, value]): Leaf[] => {
    const place = within === '' ? key : `${within}.${key}`;
    const inner = isMap(known) ? known[key] : undefined;
    const innerSchema = schema?.properties?.[key];
    if (saysNothing(value)) return [];
    if (!(isMap(known) && key in known) && innerSchema === undefined) return [{ place, value }];
    // An empty map is for entries that only the user knows.
    const isOpen = !isMap(inner) || Object.keys(inner).length === 0;
    const isOpenSchema = innerSchema?.properties === undefined;
    if (!isMap(value) || printedAsIs.test(key) || (isOpen && isOpenSchema)) return [];
    return unknownIn(value, inner, innerSchema, place);
  });
}

/** The values of one's own that say otherwise than what the environment became. */
export function contradictions(own: Values, translated: Values): { own: Leaf; translated: Leaf }[] {
  return contradictionsIn(own, translated, '');
}

function contradictionsIn(
  own: Values,
  translated: Values,
  within: string,
): { own: Leaf; translated: Leaf }[] {
  return Object.entries(own).flatMap(([key, value]) => {
    const said = translated[key];
    const place = within === '' ? key : `${within}.${key}`;
    if (said === undefined || saysNothing(value)) return [];
    if (isMap(value) && isMap(said)) return contradictionsIn(value, said, place);
    return isSameMeaning(place, value, said) || canStandBeside(place, value, said)
      ? []
      : [{ own: { place, value }, translated: { place, value: said } }];
  });
}

/** Places that a chart declares and that end like this one, such as `controller.replicaCount` for `replicaCount`. */
export function namesakes(place: string, known: Values): string[] {
  const found = everyValue(known, '')
    .map((it) => it.place)
    .filter((it) => it.endsWith(`.${place}`));
  return found.sort((one, other) => one.split('.').length - other.split('.').length).slice(0, 3);
}

/** Every value, maps included; a key may have dots in it, so that a place alone does not lead back to its value. */
function everyValue(values: Values, within: string): Leaf[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const place = within === '' ? key : `${within}.${key}`;
    return [{ place, value }, ...(isMap(value) ? everyValue(value, place) : [])];
  });
}

/** Values that decide by which names Kafka is reached: the environment's to say, or nobody's. */
const reserved = [
  'advertisedListeners',
  'clusterDomain',
  'fullnameOverride',
  'nameOverride',
  'namespaceOverride',
  'zookeeper.fullnameOverride',
  'zookeeper.nameOverride',
];

/** Values that number the nodes of one kind, whatever those of the other are. */
const numbering = /^(broker|controller)\.minId$/;

/** The labels by which Services, policies and rules of placement find pods. */
const finding = /(^|\.)app\.kubernetes\.io\/(name|instance|component)$/;

/**
 * The values of one's own that would change how Kafka is reached.
 *
 * @param same values that change nothing: what the environment becomes, and the chart's own defaults
 */
export function reservedValues(own: Values, ...same: readonly Values[]): Found[] {
  const isChange = (place: string, value: unknown) =>
    !same.some((values) => isSameMeaning(place, value, valueAt(values, place)));
  return [
    ...foundAt(own, (place, value) => reserved.includes(place) && isChange(place, value), {
      problem: 'decides how Kafka is reached, which the topic Job has to know',
      remedy: 'remove it; releaseName and namespace of the environment decide names',
    }),
    ...foundAt(own, (place, value) => numbering.test(place) && isChange(place, value), {
      problem: 'numbers nodes, and a broker and a controller of the same number are not two nodes',
      remedy: 'remove it',
    }),
    ...foundAt(own, (place) => finding.test(place), {
      problem: 'is a label by which Services and network policies find pods',
      remedy: 'remove it, or use a label of your own',
    }),
  ];
}

/** The values of one's own that would get around the environment. */
export function waysAround(own: Values, { replacing, hiding, securing, provisioning }: Detours): Found[] {
  return [
    ...foundAt(own, (place) => replacing.includes(place), {
      problem: 'replaces a whole configuration file, and what the environment says with it',
      remedy: 'remove it, and write brokers.config',
    }),
    ...foundAt(own, (place) => hiding.includes(place), {
      problem: 'hands on properties of brokers that neither rules nor a review of the manifests see',
      remedy: 'remove it, and write brokers.config; other variables belong into extraEnvVars',
    }),
    ...foundAt(own, (place, value) => provisioning.includes(place) && String(value) === 'true', {
      problem:
        'puts a second Job beside the topic Job: it creates topics, never changes any, and says that it succeeded when it did not',
      remedy: 'remove it, and declare its topics as topics of the environment',
    }),
    ...foundAt(own, (place) => securing.includes(place), {
      problem: 'decides what security of the environment says, or would be ignored beside it',
      remedy: 'remove it; what is no matter of security belongs into brokers.config',
    }),
  ];
}

function foundAt(
  own: Values,
  isMeant: (place: string, value: unknown) => boolean,
  words: Pick<Found, 'problem' | 'remedy'>,
): Found[] {
  return everyValue(own, '')
    .filter(({ place, value }) => !saysNothing(value) && isMeant(place, value))
    .map(({ place, value }) => ({ field: `chart.values.${place}`, value, ...words }));
}
