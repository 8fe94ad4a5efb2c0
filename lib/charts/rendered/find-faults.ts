import type { DeclaredEnvironment } from '../../environment/declared';
import type { Found } from '../../rules/rule';
import type { ChartPlan } from '../plan';
import type { Fault, Look } from './fault';
import { goneImages } from './images';
import { type Leaf, leavesOf, valuesFrom } from './leaves';
import { disruption, spread } from './placement';
import { podSecurity } from './pod-security';
import { policies } from './policies';
import { properties } from './properties';
import { rendered, withValues } from './render';
import { services } from './services';
import { storage } from './storage';
import { autoscalers, commands, replicas, resources, serverImages } from './workloads';

const looks: readonly Look[] = [
  replicas,
  serverImages,
  storage,
  resources,
  spread,
  disruption,
  properties,
  commands,
  autoscalers,
  services,
  policies,
  podSecurity,
  goneImages,
];

/**
 * What of the environment no longer holds in what its chart renders with values of one's own, and which of
 * these values is to blame. Nothing is rendered where there are none.
 *
 * @param blamed the fields of values of which something else is found already, such as `chart.values.sasl`
 */
export function valueFaults(
  environment: DeclaredEnvironment,
  plan: ChartPlan,
  blamed: readonly string[],
): Found[] {
  const { values = {}, files } = environment.chart;
  const all = leavesOf(values, files?.values);
  let leaves = all.filter((leaf) => !blamed.some((field) => isWithin(fieldOf(leaf), field)));
  const without = leaves.length > 0 ? rendered(withValues(environment, {})) : undefined;
  if (!without || !('objects' in without)) return [];
  const context = { environment, plan, without: without.objects };
  const found: Found[] = [];
  // One value may hide what another does: those that are found are taken away until the rest is right.
  for (;;) {
    const blame = blameIn(leaves, (some) => faultsWith(some, context));
    if (blame.length === 0) return found;
    found.push(...blame.flatMap(findings));
    const guilty = new Set(blame.map(({ leaf }) => leaf));
    leaves = leaves.filter((leaf) => !guilty.has(leaf));
  }
}

interface Blame {
  readonly leaf: Leaf;
  readonly faults: readonly Fault[];
}

/** For each fault the value with which it begins, by halves: values before it do not bring it about. */
function blameIn(leaves: readonly Leaf[], faultsOf: (leaves: readonly Leaf[]) => readonly Fault[]): Blame[] {
  const seen = new Map<number, readonly Fault[]>([[0, []]]);
  const faultsOfFirst = (count: number): readonly Fault[] => {
    const known = seen.get(count) ?? faultsOf(leaves.slice(0, count));
    seen.set(count, known);
    return known;
  };
  const blame = new Map<Leaf, Fault[]>();
  for (const fault of faultsOfFirst(leaves.length)) {
    let [none, some] = [0, leaves.length];
    while (some - none > 1) {
      const middle = (none + some) >> 1;
      if (faultsOfFirst(middle).some(({ key }) => key === fault.key)) some = middle;
      else none = middle;
    }
    const leaf = leaves[some - 1] as Leaf;
    blame.set(leaf, [...(blame.get(leaf) ?? []), fault]);
  }
  return [...blame].map(([leaf, faults]) => ({ leaf, faults }));
}

function faultsWith(
  leaves: readonly Leaf[],
  context: Pick<Parameters<Look>[0], 'environment' | 'plan' | 'without'>,
): readonly Fault[] {
  const own = rendered(withValues(context.environment, valuesFrom(leaves)));
  if ('objects' in own) return looks.flatMap((look) => look({ ...context, own: own.objects }));
  return [
    {
      key: 'renders',
      about: 'renders',
      problem: `lets the chart render nothing: ${helmsWords(own.problem)}`,
      remedy: 'remove or change it',
    },
  ];
}

/** What a template fails with, without where on this machine it is. */
function helmsWords(problem: string): string {
  return problem
    .replace(/^release .*?:\n/, '')
    .replace(/^Error: /, '')
    .replace(/^(execution error at \([^)]*\): |.*error calling fail: )/s, '')
    .replace('Use --debug flag to render out invalid YAML', '')
    .trim()
    .replace(/\s+/g, ' ');
}

/** One finding for each field of the environment that a value beats, whatever number of objects shows it. */
function findings({ leaf, faults }: Blame): Found[] {
  const abouts = [...new Set(faults.map(({ about }) => about))];
  return abouts.map((about) => {
    const [{ problem, remedy }] = faults.filter((it) => it.about === about) as [Fault];
    return { field: fieldOf(leaf), value: leaf.value, problem, remedy };
  });
}

function fieldOf({ keys }: Leaf): string {
  return `chart.values.${keys.join('.')}`;
}

function isWithin(field: string, other: string): boolean {
  return field === other || field.startsWith(`${other}.`) || other.startsWith(`${field}.`);
}
