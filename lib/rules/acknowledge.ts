import type { DeclaredEnvironment, DeclaredTopic } from '../environment/declared';
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
  readonly covers: (finding: Covered) => boolean;
}

/** What acknowledgements are looked for in. */
export type Acknowledging = Pick<DeclaredEnvironment, 'name' | 'acknowledge'> & {
  readonly topics: readonly Pick<DeclaredTopic, 'name' | 'acknowledge'>[];
};

/** What is known beyond an environment's own findings when its acknowledgements are judged. */
export interface Beyond {
  /**
   * Everything that may come of what is wrong in the environment.
   *
   * @default - the findings
   */
  readonly seen?: readonly Covered[];
  /**
   * Whether another environment that has the same acknowledgement at the same topic needs it.
   *
   * @default - none does
   */
  readonly isNeededElsewhere?: (topic: string, rule: string) => boolean;
}

/** As much of a finding as an acknowledgement covers it by. */
export type Covered = Pick<Finding, 'rule' | 'topic' | 'field'>;

/**
 * The findings with the reasons of those that are acknowledged, and a finding for every
 * acknowledgement that acknowledges nothing.
 */
export function acknowledged(
  environment: Acknowledging,
  found: readonly Finding[],
  rules: readonly RuleInfo[],
  { seen = found, isNeededElsewhere = () => false }: Beyond = {},
): Finding[] {
  const canBe = new Set(rules.filter(isAcknowledgeable).map(({ id }) => id));
  const places = placesOf(
    environment,
    new Set(rules.filter(({ perConfig }) => perConfig).map(({ id }) => id)),
  );
  const findings = found.map((finding) => {
    if (!canBe.has(finding.rule)) return finding;
    const covering = places.find((place) => isCovered(finding, place));
    return covering ? { ...finding, acknowledged: covering.reason } : finding;
  });
  const idle = places.filter(
    (place) =>
      !canBe.has(place.rule) ||
      !(
        seen.some((it) => isCovered(it, place)) ||
        (place.at !== undefined && isNeededElsewhere(place.at, place.rule))
      ),
  );
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

/** The acknowledgements at topics that are needed, as the topic's name and the rule's id. */
export function neededAtTopics(
  environment: Acknowledging,
  seen: readonly Covered[],
): [topic: string, rule: string][] {
  return placesOf(environment).flatMap((place): [string, string][] =>
    place.at !== undefined && seen.some((it) => isCovered(it, place)) ? [[place.at, place.rule]] : [],
  );
}

function isCovered(finding: Covered, { rule, covers }: Place): boolean {
  return rule === finding.rule && covers(finding);
}

/** Whether findings of the rule can be acknowledged. */
export function isAcknowledgeable({ severity, acknowledgeable }: RuleInfo): boolean {
  return acknowledgeable ?? severity === 'warning';
}

function placesOf(
  { acknowledge, topics }: Acknowledging,
  perConfig: ReadonlySet<string> = new Set(),
): Place[] {
  return [
    ...acknowledge.flatMap((it, index) => placesAtEnvironment(it, index, perConfig.has(it.rule))),
    ...topics.flatMap((topic) =>
      topic.acknowledge.map((it, index) => ({
        ...placeOf(it, index),
        at: topic.name,
        covers: (finding: Covered) => finding.topic === topic.name,
      })),
    ),
  ];
}

/** Each topic and each config of a list is a place of its own, so that one which no longer needs it is found. */
function placesAtEnvironment(it: EnvironmentAcknowledgement, index: number, isPerConfig: boolean): Place[] {
  const place = placeOf(it, index);
  const { topics, configs } = it;
  const listed = (list: 'topics' | 'configs', covers: (name: string, finding: Covered) => boolean) =>
    (it[list] ?? []).map((name, number) => ({
      ...place,
      field: `acknowledge[${index}].${list}[${number}]`,
      value: name,
      covers: (finding: Covered) => covers(name, finding),
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
