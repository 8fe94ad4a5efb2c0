import { type ChosenChart, chosenChart } from '../charts/chosen-chart';
import { labelOf } from '../environment/check';
import type { DeclaredEnvironment } from '../environment/declared';
import { declared } from '../environment/defaults';
import type { Environment } from '../environment/environment';
import { isWithin, type Place, placeOf } from '../environment/place';
import { shown } from '../environment/problem';
import { type Sound, soundVersions } from '../environment/sound';
import { type Acknowledging, isAcknowledgeable } from './acknowledge';
import { rules } from './all';
import type { Found, Rule } from './rule';

/** Something that a rule found, and which rule. */
export interface Sighting extends Found {
  readonly by: Rule;
}

/** What rules saw in an environment. */
export interface Look {
  /** What they found, whatever is put in the place of what is wrong. */
  readonly found: readonly Sighting[];
  /** What they found with one stand-in or another. */
  readonly seen: readonly Sighting[];
  /** What is acknowledged in it. */
  readonly acknowledging: Acknowledging;
}

/**
 * Lets rules look at an environment that may have wrong fields. They look in turn, and what one of them refuses is
 * a wrong field to those after it, so that nothing is judged twice; what has nothing to do with a wrong field is
 * found whatever else is wrong.
 */
export function lookAt(
  environment: Environment,
  wrong: readonly Place[],
  looking: readonly Rule[] = rules,
): Look {
  const charts = new Map<Environment['chart'], ChosenChart>();
  const versionsOf = (places: readonly Place[]) =>
    soundVersions(environment, places).map((sound) => ({
      sound,
      declared: declared(sound.environment, chartOf(sound)),
    }));
  const chartOf = ({ environment: { chart } }: Sound) => {
    const known = charts.get(chart) ?? chosenChart(chart);
    charts.set(chart, known);
    return known;
  };

  const refused = [...wrong];
  let versions = versionsOf(refused);
  const acknowledging = acknowledgingOf(environment, versions[0]);
  const found: Sighting[] = [];
  const seen: Sighting[] = [];
  for (const rule of looking) {
    const each = versions.map((version) => sightings(rule, version));
    const own = common(each).filter(
      (it) => !refused.some((place) => isWithin(placeOfFound(environment, it), place)),
    );
    found.push(...own);
    seen.push(...each.flat());
    if (rule.severity !== 'error' || isAcknowledgeable(rule) || own.length === 0) continue;
    refused.push(...own.map((it) => placeOfFound(environment, it)));
    const without = versionsOf(refused);
    // Where nothing can stand in, it is judged as it is.
    if (without.length > 0) versions = without;
  }
  return { found, seen, acknowledging };
}

interface Version {
  readonly sound: Sound;
  readonly declared: DeclaredEnvironment;
}

function acknowledgingOf(environment: Environment, version: Version | undefined): Acknowledging {
  const name = labelOf(environment);
  if (!version) return { name, acknowledge: [], topics: [] };
  const { declared, sound } = version;
  const topics = declared.topics.map((it) => ({ ...it, name: sound.labels.topics.get(it.name) ?? it.name }));
  return { name, acknowledge: declared.acknowledge, topics };
}

/** What a rule finds in a version, with topics and users called as in the source. */
function sightings(rule: Rule, { sound: { labels }, declared }: Version): Sighting[] {
  return rule.find(declared).map((it) => ({
    ...it,
    by: rule,
    topic: it.topic === undefined ? undefined : (labels.topics.get(it.topic) ?? it.topic),
    field: [...labels.users].reduce((field, [name, label]) => {
      const before = `security.users.${name}.`;
      return field.startsWith(before) ? `security.users.${label}.${field.slice(before.length)}` : field;
    }, it.field),
  }));
}

/** What is the same in all of them, each once. */
function common([first = [], ...others]: readonly (readonly Sighting[])[]): Sighting[] {
  const keys = others.map((some) => new Set(some.map(keyOf)));
  const once = new Map(first.map((it) => [keyOf(it), it]));
  return [...once].filter(([key]) => keys.every((some) => some.has(key))).map(([, it]) => it);
}

function keyOf({ topic, field, value, problem, remedy }: Found): string {
  return JSON.stringify([topic, field, shown(value), problem, remedy]);
}

/** The place in an environment that something was found at. */
export function placeOfFound(
  environment: Environment,
  { topic, field }: Pick<Found, 'topic' | 'field'>,
): Place {
  if (topic === undefined) return placeOf(environment, field);
  const index = environment.topics.findIndex((it) => it?.name === topic);
  return placeOf(environment, `topics[${index}].${field}`);
}
