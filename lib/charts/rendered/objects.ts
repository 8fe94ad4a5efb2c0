import type { KubernetesObject } from '../../helm/manifest';
import type { Installation } from '../installation';

/** Labels, of pods or as a selector wants them. */
export type Labels = Readonly<Record<string, string>>;

/** A container, as far as it is looked at. */
export interface Container {
  readonly name: string;
  readonly image?: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value?: string; readonly valueFrom?: unknown }[];
  readonly envFrom?: readonly unknown[];
  readonly ports?: readonly Port[];
  readonly resources?: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;
  readonly securityContext?: SecurityContext;
}

/** A port of a container. */
export interface Port {
  readonly name?: string;
  readonly containerPort: number;
  readonly hostPort?: number;
}

/** The security context of a pod or container, as far as Pod Security looks at it. */
export interface SecurityContext {
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly allowPrivilegeEscalation?: boolean;
  readonly privileged?: boolean;
  readonly capabilities?: { readonly add?: readonly string[]; readonly drop?: readonly string[] };
  readonly seccompProfile?: { readonly type?: string };
  readonly sysctls?: readonly { readonly name: string }[];
}

/** The specification of a pod. */
export interface PodSpec {
  readonly containers?: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly securityContext?: SecurityContext;
  readonly affinity?: { readonly podAntiAffinity?: AntiAffinity };
  readonly topologySpreadConstraints?: readonly Spread[];
  readonly volumes?: readonly Readonly<Record<string, unknown>>[];
  readonly [field: string]: unknown;
}

/** Anti-affinity between pods. */
export interface AntiAffinity {
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly Term[];
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly { readonly podAffinityTerm: Term }[];
}

/** Pods that are to be apart, and by what. */
export interface Term {
  readonly topologyKey: string;
  readonly labelSelector?: { readonly matchLabels?: Labels };
}

/** A topology spread constraint. */
export interface Spread extends Term {
  readonly whenUnsatisfiable: string;
}

/** The template of pods. */
export interface PodTemplate {
  readonly metadata?: { readonly labels?: Labels };
  readonly spec: PodSpec;
}

/** A StatefulSet, as far as it is looked at. */
export interface StatefulSet extends KubernetesObject {
  readonly spec: {
    readonly replicas?: number;
    readonly serviceName?: string;
    readonly template: PodTemplate;
    readonly volumeClaimTemplates?: readonly {
      readonly metadata: { readonly name: string };
      readonly spec: { readonly storageClassName?: string; readonly resources?: Container['resources'] };
    }[];
  };
}

/** An object's place in a message, such as `StatefulSet/kafka`. */
export function nameOf({ kind, metadata }: KubernetesObject): string {
  return `${kind}/${metadata.name}`;
}

/** The object of the same kind, name and namespace in another render. */
export function counterpart<T extends KubernetesObject>(
  object: T,
  others: readonly KubernetesObject[],
): T | undefined {
  const { namespace } = object.metadata;
  return others.find((it) => nameOf(it) === nameOf(object) && it.metadata.namespace === namespace) as
    | T
    | undefined;
}

/** The StatefulSets of a render. */
export function setsOf(objects: readonly KubernetesObject[]): StatefulSet[] {
  return objects.filter((it): it is StatefulSet => it.kind === 'StatefulSet');
}

/** The StatefulSets of two renders that have the same name. */
export function pairsOfSets({
  without,
  own,
}: {
  readonly without: readonly KubernetesObject[];
  readonly own: readonly KubernetesObject[];
}): [StatefulSet, StatefulSet][] {
  return setsOf(without).flatMap((set) => {
    const other = counterpart(set, own);
    return other ? [[set, other] as [StatefulSet, StatefulSet]] : [];
  });
}

/** Whether a StatefulSet is that of the brokers; the others are ZooKeeper servers or controllers. */
export function isOfBrokers({ spec }: StatefulSet, { brokerPods }: Installation): boolean {
  return selects(brokerPods.labels, spec.template.metadata?.labels);
}

/** Whether pods with these labels are among those that a selector wants. */
export function selects(selector: Labels = {}, labels: Labels = {}): boolean {
  return Object.entries(selector).every(([name, value]) => labels[name] === value);
}

/** The container that is the server: the first one. */
export function serverOf({ spec }: StatefulSet): Container | undefined {
  return spec.template.spec.containers?.[0];
}

/** The pods' specification of any object that has pods. */
export function podSpecOf(object: KubernetesObject): PodSpec | undefined {
  const { kind, spec } = object as KubernetesObject & { readonly spec?: Nested };
  if (kind === 'Pod') return spec as PodSpec | undefined;
  return (spec?.jobTemplate?.spec ?? spec)?.template?.spec;
}

interface Nested {
  readonly template?: PodTemplate;
  readonly jobTemplate?: { readonly spec?: Nested };
}

/** All containers of a pod, those that run first included. */
export function containersOf({ initContainers, containers }: PodSpec): Container[] {
  return [...(initContainers ?? []), ...(containers ?? [])];
}
