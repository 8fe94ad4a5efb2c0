import type { Any } from '../security/objects';

/** What the pods of a StatefulSet run with: what they mount, and what Kafka or ZooKeeper reads in the end. */
export interface Server {
  readonly pods: Any;
  /** The Secrets that are mounted. */
  readonly secrets: readonly string[];
  /**
   * The properties as the process reads them: those that the entrypoint makes of variables, then those of
   * mounted files in the order in which they are put together; of a name, the last one.
   */
  readonly properties: Readonly<Record<string, string>>;
}

/** What the pods of a StatefulSet run with. */
export function serverOf(objects: readonly Any[], statefulSet: string): Server {
  const set = named(objects, 'StatefulSet', statefulSet);
  const pods = set.spec.template;
  const volumes: Any[] = pods.spec.volumes ?? [];
  const files = volumes
    .filter(({ configMap }) => configMap)
    .map(({ configMap }) => named(objects, 'ConfigMap', configMap.name).data)
    .map((data) => data['server.properties'] ?? data['zoo.cfg'] ?? '');
  const variables: Any[] = pods.spec.containers[0].env ?? [];
  return {
    pods,
    secrets: volumes.flatMap(({ secret }) => (secret ? [secret.secretName] : [])),
    properties: Object.fromEntries([
      ...variables.filter(({ name }) => ofTheEntrypoint.test(name)).map(fromVariable),
      ...files.flatMap(linesOf),
    ]),
  };
}

/** An object that has to be there. */
export function named(objects: readonly Any[], kind: string, name: string): Any {
  const found = objects.find((it) => it.kind === kind && it.metadata.name === name);
  if (!found) throw new Error(`there is no ${kind}/${name}`);
  return found;
}

/** Variables of which the entrypoint makes properties; one has its old name still. */
const ofTheEntrypoint = /^KAFKA_(CFG_|(?=INTER_BROKER_LISTENER_NAME$))/;

function fromVariable({ name, value }: Any): [string, string] {
  return [name.replace(ofTheEntrypoint, '').toLowerCase().replaceAll('_', '.'), value];
}

function linesOf(file: string): [string, string][] {
  return file
    .split('\n')
    .filter((line) => /^[^#\s][^=]*=/.test(line))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
}
