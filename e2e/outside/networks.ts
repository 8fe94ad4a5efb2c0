import assert from 'node:assert/strict';
import type { DeclaredEnvironment } from '../../lib';
import { fullName } from '../../lib/helm/release-names';
import { quorumName } from '../../lib/security/server-names';
import { type ApiObject, objects } from '../kubectl';
import type { Machine } from './machine';

/** Every port that a server of Kafka's or ZooKeeper's may have. */
const ports = [2181, 2182, 2888, 3888, 9092, 9093, 9094, 9095];

/** Who may connect and who may not, and to what: `host:port` of every broker, by numbers alone. */
export interface Networks {
  readonly allowed: Machine;
  readonly stranger: Machine;
  readonly brokers: readonly string[];
}

/** Proves with real connections that the allowed reach brokers and nothing else of Kafka, and others nothing at all. */
export function onlyTheAllowedReach(environment: DeclaredEnvironment, networks: Networks): void {
  const { allowed, stranger, brokers } = networks;
  const { namespace, releaseName } = environment;
  const pods = [`${fullName(releaseName)}-0`, `${quorumName(environment)}-0`].map((name) =>
    addressOfPod(namespace, name),
  );
  const direct = pods.flatMap((ip) => ports.map((port) => `${ip}:${port}`));
  // Both machines have a way to the node: the kubelet answers.
  const kubelet = `${addressOfNode()}:10250`;
  const all = [kubelet, ...brokers, ...direct];
  assert.deepEqual(
    { allowed: allowed.reached(all), stranger: stranger.reached(all) },
    { allowed: [kubelet, ...brokers, `${pods[0]}:9095`], stranger: [kubelet] },
  );
}

interface Addressed extends ApiObject {
  readonly status: ApiObject['status'] & {
    readonly podIP?: string;
    readonly addresses?: readonly { readonly type: string; readonly address: string }[];
  };
}

/** The address of the cluster's first node. */
export function addressOfNode(): string {
  const [node] = objects<Addressed>('nodes');
  const internal = node?.status.addresses?.find(({ type }) => type === 'InternalIP');
  if (!internal) throw new Error('the node has no address');
  return internal.address;
}

function addressOfPod(namespace: string, name: string): string {
  const [pod] = objects<Addressed>('pod', '-n', namespace, '--field-selector', `metadata.name=${name}`);
  return pod?.status.podIP as string;
}
