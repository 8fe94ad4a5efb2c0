import type { DeclaredEnvironment } from '../environment/declared';
import type { Acknowledgement, EnvironmentAcknowledgement } from '../environment/environment';
import { nearest } from '../environment/nearest';
import { acknowledgements, findingOf } from './built-in';
import type { Finding } from './finding';
import type { RuleInfo } from './rule';

/** One place of an acknowledgement: where it stands, and what it covers. */
interface Place {
  /** The topic that it stands at; absent at the environment. */
  readonly at?: string;
  readonly field: string;
  readonly value: string;
  readonly rule: string;
  readonly reason: string;
  readonly covers: (finding: Finding) => boolean;
}

/**
 * The findings with the reasons of those that are acknowledged, and a finding for every
 * acknowledgement that acknowledges nothing.
 */
export function acknowledged(
  environment: DeclaredEnvironment,
  found: readonly Finding[],
  rules: readonly RuleInfo[],
): Finding[] {
  const canBe = new Set(rules.filter(isAcknowledgeable).map(({ id }) => id));
  const places = placesOf(
    environment,
    new Set(rules.filter(({ perConfig }) => perConfig).map(({ id }) => id)),
  );
  const used = new Set<Place>();
  const findings = found.map((finding) => {
    if (!canBe.has(finding.rule)) return finding;
    const covering = places.filter(({ rule, covers }) => rule === finding.rule && covers(finding));
    for (const place of covering) used.add(place);
    return covering[0] ? { ...finding, acknowledged: covering[0].reason } : finding;
  });
  const idle = places.filter((place) => !used.has(place));
  return [
    ...findings,
    ...idle.map(({ at, field, value, rule }) =>
      findingOf(acknowledgements, {
        environment: environment.name,
        topic: at,
        field,
        value,
        ...whyIdle(rule, rules, field.includes('].configs[')),
      }),
    ),
  ];
}

/** Whether findings of the rule can be acknowledged. */
export function isAcknowledgeable({ severity, acknowledgeable }: RuleInfo): boolean {
  return acknowledgeable ?? severity === 'warning';
}

function placesOf({ acknowledge, topics }: DeclaredEnvironment, perConfig: ReadonlySet<string>): Place[] {
  return [
    ...acknowledge.flatMap((it, index) => placesAtEnvironment(it, index, perConfig.has(it.rule))),
    ...topics.flatMap((topic) =>
      topic.acknowledge.map((it, index) => ({
        ...placeOf(it, index),
        at: topic.name,
        covers: (finding: Finding) => finding.topic === topic.name,
      })),
    ),
  ];
}

/** Each topic and each config of a list is a place of its own, so that one which no longer needs it is found. */
function placesAtEnvironment(it: EnvironmentAcknowledgement, index: number, isPerConfig: boolean): Place[] {
  const place = placeOf(it, index);
  const { topics, configs } = it;
  const listed = (list: 'topics' | 'configs', covers: (name: string, finding: Finding) => boolean) =>
    (it[list] ?? []).map((name, number) => ({
      ...place,
      field: `acknowledge[${index}].${list}[${number}]`,
      value: name,
      covers: (finding: Finding) => covers(name, finding),
    }));
  return topics || configs
    ? [
        ...listed('topics', (name, { topic }) => topic === name),
        ...listed('configs', (name, { field }) => field === `brokers.config.${name}`),
      ]
    : [{ ...place, covers: () => !isPerConfig }];
}

function placeOf({ rule, reason }: Acknowledgement, index: number) {
  return { field: `acknowledge[${index}].rule`, value: rule, rule, reason };
}

function whyIdle(
  id: string,
  rules: readonly RuleInfo[],
  isListed: boolean,
): { problem: string; remedy: string } {
  const rule = rules.find((it) => it.id === id);
  if (!rule) {
    const near = nearest(
      id,
      rules.map((it) => it.id),
    );
    return {
      problem: 'is no rule',
      remedy: near ? `did you mean ${near}?` : 'write the id that the finding is printed with',
    };
  }
  if (rule.perConfig && !isListed) {
    return {
      problem: 'acknowledges nothing: which broker configs it is for is not said',
      remedy: "write configs: ['…'] with it, one name for each",
    };
  }
  return isAcknowledgeable(rule)
    ? { problem: `acknowledges nothing: ${id} finds nothing there`, remedy: 'remove it' }
    : {
        problem: `cannot be acknowledged: what ${id} finds would not work`,
        remedy: 'remove it, and change what it finds',
      };
}
