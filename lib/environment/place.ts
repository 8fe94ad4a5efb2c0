import { isObject } from './shape';

/** Where something is in an environment: the fields and numbers of list items that lead there. */
export type Place = readonly (string | number)[];

/**
 * The place that a path names, such as `brokers.storage` or `acknowledge[0].rule`. Keys may have dots in them
 * (`configs.cleanup.policy`), and an item of a list may be called by its name (`security.users.web.groups`): what is
 * there decides.
 */
export function placeOf(value: unknown, path: string): Place {
  const steps: (string | number)[] = [];
  let [at, rest] = [value, path];
  while (rest !== '') {
    const [step, length] = firstStep(at, rest);
    steps.push(step);
    at = (at as Record<string | number, unknown> | undefined | null)?.[step];
    rest = rest.slice(length).replace(/^\./, '');
  }
  return steps;
}

/** The first step of a path, and how many characters of the path it is. */
function firstStep(value: unknown, path: string): [step: string | number, length: number] {
  const index = /^\[(\d+)\]/.exec(path);
  if (index) return [Number(index[1]), index[0].length];
  const names = Array.isArray(value)
    ? value.map((it) => (isObject(it) ? it.name : undefined))
    : isObject(value)
      ? Object.keys(value)
      : [];
  const fitting = names.filter((it) => typeof it === 'string' && it !== '' && isStep(it, path)) as string[];
  const longest = fitting.sort((one, other) => other.length - one.length)[0];
  if (longest === undefined) {
    const word = /^[^.[]*/.exec(path)?.[0] || path;
    return [word, word.length];
  }
  return [Array.isArray(value) ? names.indexOf(longest) : longest, longest.length];
}

function isStep(name: string, path: string): boolean {
  return path.startsWith(name) && ['.', '[', undefined].includes(path[name.length]);
}

/** Whether a place is another, or inside of it. */
export function isWithin(place: Place, other: Place): boolean {
  return other.length <= place.length && other.every((step, index) => step === place[index]);
}

/** What is at a place. */
export function at(value: unknown, place: Place): unknown {
  return place.reduce(
    (it, step) => (it as Record<string | number, unknown> | undefined | null)?.[step],
    value,
  );
}

/** The value with what `change` makes of a place; fields that lead there are made when they are not there. */
export function changedAt(value: unknown, [step, ...rest]: Place, change: (it: unknown) => unknown): unknown {
  if (step === undefined) return change(value);
  const inner = changedAt(
    (value as Record<string | number, unknown> | undefined | null)?.[step],
    rest,
    change,
  );
  if (Array.isArray(value)) return value.map((it, index) => (index === step ? inner : it));
  return { ...(isObject(value) ? value : {}), [step]: inner };
}
