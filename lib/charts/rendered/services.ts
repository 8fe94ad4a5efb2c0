import type { KubernetesObject } from '../../helm/manifest';
import type { Fault, Look, Renders } from './fault';
import {
  counterpart,
  type Labels,
  nameOf,
  type Port,
  pairsOfSets,
  selects,
  serverOf,
  setsOf,
} from './objects';
import { renamed } from './workloads';

interface Service extends KubernetesObject {
  readonly spec: {
    readonly clusterIP?: string;
    readonly publishNotReadyAddresses?: boolean;
    readonly selector?: Labels;
    readonly ports?: readonly { readonly port: number; readonly targetPort?: string | number }[];
  };
}

/** The Services and ports by which Kafka is reached. */
export const services: Look = (renders) => {
  const { without, own } = renders;
  const gone = servicesIn(without).filter((it) => !counterpart(it, own));
  return [
    ...gone.map((it) => renamed(nameOf(it))),
    ...servicesIn(without).flatMap((service) => {
      const other = counterpart(service, own);
      return other ? changedService(service, other, renders) : [];
    }),
    ...containerPorts(renders),
    ...podLabels(renders),
  ];
};

/** The labels by which Services, policies and rules of placement find pods. */
function podLabels(renders: Renders): Fault[] {
  return pairsOfSets(renders).flatMap(([set, other]) => {
    const [labels, others] = [set, other].map(({ spec }) => spec.template.metadata?.labels ?? {});
    return Object.entries(labels ?? {})
      .filter(([name, value]) => isIdentifying(name) && others?.[name] !== value)
      .map(([name]) => reachedOtherwise(`the pods of ${nameOf(set)} have another label ${name}`));
  });
}

function isIdentifying(label: string): boolean {
  return /^app\.kubernetes\.io\/(name|instance|component)$/.test(label);
}

function servicesIn(objects: readonly KubernetesObject[]): Service[] {
  return objects.filter((it): it is Service => it.kind === 'Service');
}

function changedService(service: Service, other: Service, renders: Renders): Fault[] {
  const { own } = renders;
  const name = nameOf(service);
  const ports = ({ spec }: Service) => (spec.ports ?? []).map(({ port }) => Number(port));
  const lost = ports(service).filter((port) => isUsed(port, renders) && !ports(other).includes(port));
  const headless = ({ spec }: Service) => [spec.clusterIP === 'None', spec.publishNotReadyAddresses === true];
  const isOther = JSON.stringify(headless(service)) !== JSON.stringify(headless(other));
  const isIdle = !setsOf(own).some(({ spec }) =>
    selects(other.spec.selector, spec.template.metadata?.labels),
  );
  return [
    ...lost.map((port) => reachedOtherwise(`${name} has no port ${port} any more`)),
    ...(isOther ? [reachedOtherwise(`${name} does not give every pod its own address as before`)] : []),
    ...(isIdle && service.spec.selector ? [reachedOtherwise(`${name} selects no pods any more`)] : []),
  ];
}

/** Whether clients or the Jobs of the environment connect to a port. */
function isUsed(port: number, { plan }: Renders): boolean {
  const { brokers, bootstrap } = plan.installation;
  return [...brokers, bootstrap].some((address) => address.endsWith(`:${port}`));
}

/** What pods listen on, which the addresses of the Jobs name directly. */
function containerPorts(renders: Renders): Fault[] {
  const { without, own } = renders;
  return setsOf(without).flatMap((set) => {
    const other = counterpart(set, own);
    const numbers = (ports: readonly Port[] = []) => ports.map(({ containerPort }) => containerPort);
    const otherPorts = numbers(other && serverOf(other)?.ports);
    return numbers(serverOf(set)?.ports)
      .filter((port) => other && isUsed(port, renders) && !otherPorts.includes(port))
      .map((port) => reachedOtherwise(`the pods of ${nameOf(set)} have no port ${port} any more`));
  });
}

function reachedOtherwise(what: string): Fault {
  return {
    key: what,
    about: 'reached',
    problem: `decides how Kafka is reached: ${what}, which the Jobs of the environment connect to`,
    remedy: 'remove it; what clients connect to is the same with every chart',
  };
}
