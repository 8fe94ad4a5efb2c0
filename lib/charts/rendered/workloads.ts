import { isSameMeaning } from '../same-meaning';
import { changed, type Fault, type Look } from './fault';
import { counterpart, isOfBrokers, nameOf, pairsOfSets, type StatefulSet, serverOf, setsOf } from './objects';

/** Which StatefulSets there are, and how many pods they have. */
export const replicas: Look = (renders) => {
  const { without, own, plan } = renders;
  const gone = setsOf(without)
    .filter((set) => !counterpart(set, own))
    .map(nameOf);
  const counted = pairsOfSets(renders).flatMap(([set, other]) =>
    isSameMeaning('replicas', set.spec.replicas ?? 1, other.spec.replicas ?? 1) &&
    set.spec.serviceName === other.spec.serviceName
      ? []
      : [
          changed({
            object: nameOf(set),
            what: 'replicas',
            field: isOfBrokers(set, plan.installation) ? 'brokers.replicas' : 'quorum.replicas',
            without: set.spec.replicas,
            own: other.spec.replicas ?? '(as many as an autoscaler likes)',
          }),
        ],
  );
  return [...gone.map(renamed), ...counted];
};

/** An object that is not there, or has another name. */
export function renamed(object: string): Fault {
  return {
    key: `${object} gone`,
    about: 'releaseName',
    problem: `decides how Kafka is reached: there is no ${object} any more, which the Jobs and policies of the environment go by`,
    remedy: 'remove it; releaseName and namespace of the environment decide names',
  };
}

/** The image of the servers, where the environment chooses it. */
export const serverImages: Look = (renders) => {
  const { environment, plan } = renders;
  // Of the embedded chart, the environment decides the version alone.
  if (environment.chart.adapter === 'embedded') return [];
  return pairsOfSets(renders).flatMap(([set, other]) => {
    const [image, otherImage] = [serverOf(set)?.image, serverOf(other)?.image];
    if (image === otherImage) return [];
    const isKafka = isOfBrokers(set, plan.installation) || environment.metadataMode === 'kraft';
    const field = isKafka ? 'chart.images.kafka' : 'chart.images.zookeeper';
    return [
      changed({
        object: nameOf(set),
        what: 'the image',
        field,
        without: image,
        own: otherImage,
        remedy: `remove it, or write ${field}: '${otherImage}'`,
      }),
    ];
  });
};

/** CPU, memory and the heap of brokers; those of other servers the environment leaves open. */
export const resources: Look = (renders) =>
  pairsOfSets(renders).flatMap(([set, other]) => {
    if (!isOfBrokers(set, renders.plan.installation)) return [];
    const [server, otherServer] = [serverOf(set), serverOf(other)];
    const amounts = ['requests', 'limits'].flatMap((kind) => ['cpu', 'memory'].map((of) => ({ kind, of })));
    const faults = amounts.flatMap(({ kind, of }) => {
      const amount = server?.resources?.[kind]?.[of];
      const otherAmount = otherServer?.resources?.[kind]?.[of];
      if (amount === undefined || isSameMeaning(of, amount, otherAmount)) return [];
      const what = `resources.${kind}.${of}`;
      const field = `brokers.resources.${of}.${kind.slice(0, -1)}`;
      return [changed({ object: nameOf(set), what, field, without: amount, own: otherAmount })];
    });
    const heap = heapOf(set);
    const otherHeap = heapOf(other);
    if (heap === undefined || isSameMeaning('heapOpts', heap, otherHeap)) return faults;
    const field = 'brokers.resources.memory';
    return [
      ...faults,
      changed({ object: nameOf(set), what: 'the heap', field, without: heap, own: otherHeap }),
    ];
  });

function heapOf(set: StatefulSet): string | undefined {
  return serverOf(set)?.env?.find(({ name }) => name === 'KAFKA_HEAP_OPTS')?.value;
}

/** What the servers run: with another command nothing of the environment is certain. */
export const commands: Look = (renders) =>
  pairsOfSets(renders).flatMap(([set, other]) => {
    const runs = (it: StatefulSet) => JSON.stringify([serverOf(it)?.command ?? [], serverOf(it)?.args ?? []]);
    if (runs(set) === runs(other)) return [];
    return [
      {
        key: `${nameOf(set)} command`,
        about: 'command',
        problem: `replaces what the container ${serverOf(set)?.name} of ${nameOf(set)} runs, and what the environment says with it`,
        remedy: 'remove it; properties of brokers belong into brokers.config',
      },
    ];
  });

/** Autoscalers, which would have replicas or resources their own way. */
export const autoscalers: Look = ({ without, own }) =>
  own
    .filter((it) => !counterpart(it, without))
    .flatMap((object) => {
      const { scaleTargetRef, targetRef } = (object.spec ?? {}) as Record<
        string,
        { name?: string } | undefined
      >;
      const target = (scaleTargetRef ?? targetRef)?.name;
      const set = setsOf(without).find(({ metadata }) => metadata.name === target);
      if (!set) return [];
      const field = object.kind.startsWith('Vertical') ? 'brokers.resources' : 'brokers.replicas';
      return [
        {
          key: nameOf(object),
          about: field,
          problem: `lets ${nameOf(object)} change ${nameOf(set)} at any time, against ${field} of the environment`,
          remedy: `remove it, and write ${field}`,
        },
      ];
    });
