import { topicNameProblem } from '../kafka/topic-name';
import { labelOf, shapeWrong } from './check';
import type { Environment } from './environment';
import { at, changedAt, isWithin, type Place, placeOf } from './place';
import { isObject } from './shape';

import { leftOut, standInsFor } from './stand-ins';

/** An environment with values that it may have in the place of wrong ones. */
export interface Sound {
  readonly environment: Environment;
  /** What its topics and users are called in the source, by what they are called here. */
  readonly labels: {
    readonly topics: ReadonlyMap<string, string>;
    readonly users: ReadonlyMap<string, string>;
  };
}

/**
 * The environment as rules can look at it: with several sets of stand-ins in the place of what is wrong. What a rule
 * says of all of them does not depend on what is wrong. An environment in which nothing is wrong is shown as it is.
 *
 * @returns none when it is too wrong to stand in for
 */
export function soundVersions(environment: Environment, wrong: readonly Place[]): Sound[] {
  if (wrong.length === 0) return [{ environment, labels: { topics: new Map(), users: new Map() } }];
  const replaced = namesUnknown(environment, wrong) ? [...wrong, ['security', 'users']] : wrong;
  const outermost = replaced.filter(
    (place, index) =>
      !replaced.some(
        (other, its) =>
          its !== index && isWithin(place, other) && (other.length < place.length || its < index),
      ),
  );
  const sets = choices(outermost.length).map((choose) => withStandIns(environment, outermost, choose));
  return sets.every((it) => it !== undefined) ? (sets as Sound[]) : [];
}

/** Whether nobody knows which topics there are, so that no user can be compared with them. */
function namesUnknown(environment: Environment, wrong: readonly Place[]): boolean {
  const { topics, security } = environment;
  const known =
    Array.isArray(topics) && topics.every((topic) => isObject(topic) && typeof topic.name === 'string');
  return !known && isObject(security) && wrong.some(([field]) => field === 'topics');
}

const rounds = [0, 1, 2];

/** Which of a field's stand-ins to take: first all fields in step, then each in another one's place. */
function choices(count: number): Choose[] {
  const inStep = rounds.map(
    (round): Choose =>
      (_, of) =>
        round % of,
  );
  const outOfStep = rounds.map(
    (round): Choose =>
      (field, of) =>
        (round + field) % of,
  );
  return count > 1 ? [...inStep, ...outOfStep] : inStep;
}

type Choose = (field: number, count: number) => number;

function withStandIns(environment: Environment, wrong: readonly Place[], choose: Choose): Sound | undefined {
  let version: unknown = environment;
  let touched = [...wrong];
  wrong.forEach((place, field) => {
    version = standingIn(version, place, (count) => choose(field, count));
  });
  // What could not be left out takes along what it is in, as far as that goes.
  for (let round = 1; round < 6; round++) {
    const sound = withoutLeftOut(version, touched) as Environment;
    const still = shapeWrong(sound).map(({ path }) => placeOf(sound, path));
    if (still.length === 0) return { environment: sound, labels: labelsOf(environment, version) };
    // Places in a list that lost items are other ones: there the list goes as a whole.
    const around = still.map((place) => place.slice(0, Math.max(1, place.length - round)));
    touched = [...touched, ...around];
    for (const place of around) version = standingIn(version, place, (count) => choose(0, count));
  }
  return undefined;
}

/** The value with a stand-in at a place; it is left out where none is known. */
function standingIn(version: unknown, place: Place, choose: (count: number) => number): unknown {
  const values = namesAt(version, place) ?? standInsOf(place) ?? [leftOut];
  return changedAt(version, place, () => values[choose(values.length)]);
}

function standInsOf(place: Place): readonly unknown[] | undefined {
  const pattern = place
    .map((step, index) => (typeof step === 'number' ? '[]' : `${index ? '.' : ''}${step}`))
    .join('');
  const key = place.at(-1) as string | number;
  return standInsFor(pattern, key) ?? standInsFor(`${pattern.slice(0, -String(key).length)}*`, key);
}

/** Names are what others know a topic or user by: they stay as near to what was written as they can, and unique. */
function namesAt(version: unknown, place: Place): readonly string[] | undefined {
  const isName = place.at(-1) === 'name' && typeof place.at(-2) === 'number';
  if (!isName) return undefined;
  const index = place.at(-2) as number;
  const others = (at(version, place.slice(0, -2)) as readonly unknown[]).map((it) => isObject(it) && it.name);
  const written = at(version, place);
  const near = (typeof written === 'string' ? written : '').replace(/[^a-zA-Z0-9._-]/g, '-').slice(0, 200);
  const far = `stands-in-${index}`;
  return topicNameProblem(near) === undefined && !others.includes(near) ? [near, far] : [far, `${far}-other`];
}

function labelsOf(environment: Environment, version: unknown): Sound['labels'] {
  const labels = (place: Place) => {
    const before = at(environment, place);
    const after = at(version, place);
    if (!Array.isArray(before) || !Array.isArray(after)) return new Map<string, string>();
    return new Map(
      after.flatMap((it, index): [string, string][] =>
        isObject(it) && it.name !== before[index]?.name
          ? [[String(it.name), labelOf(before[index], index)]]
          : [],
      ),
    );
  };
  return { topics: labels(['topics']), users: labels(['security', 'users']) };
}

/** The value without what is left out at these places. */
function withoutLeftOut(version: unknown, places: readonly Place[]): unknown {
  const holders = new Map(places.map((place) => [JSON.stringify(place.slice(0, -1)), place.slice(0, -1)]));
  return [...holders.values()]
    .sort((one, other) => other.length - one.length)
    .reduce(
      (value, place) => (isHolder(at(value, place)) ? changedAt(value, place, withoutHoles) : value),
      version,
    );
}

function isHolder(value: unknown): boolean {
  return Array.isArray(value) || isObject(value);
}

function withoutHoles(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((it) => it !== leftOut);
  return Object.fromEntries(Object.entries(value as object).filter(([, it]) => it !== leftOut));
}
