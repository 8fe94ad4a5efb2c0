import { lostByTools, whyLost } from '../yaml/lost-by-tools';
import { nearest } from './nearest';

/** One wrong field of a value, before it is known whose value it is. */
export interface Wrong {
  readonly path: string;
  readonly value: unknown;
  readonly problem: string;
  readonly remedy: string;
  /** The path of the field that was probably meant by one that is not known. */
  readonly meant?: string;
}

/** Looks at a value at run time, since synthesis strips the types without checking them. */
export type Shape = (value: unknown, path: string) => Wrong[];

/** One shape for every field of `T`, so that a field added to the type cannot be forgotten here. */
export type Fields<T> = { readonly [K in keyof Required<T>]: Shape };

const wrong = (path: string, value: unknown, problem: string, remedy: string): Wrong[] => [
  { path, value, problem: value === undefined ? 'is missing' : problem, remedy },
];

/** A text for which `isRight` holds. */
export function text(remedy: string, isRight: (text: string) => boolean = nonEmpty): Shape {
  return (value, path) => {
    if (typeof value !== 'string') return wrong(path, value, 'is not a text', `write ${remedy}`);
    const lost = lostByTools(value);
    if (lost !== undefined) return wrong(path, value, `has ${lost}, which ${whyLost}`, 'leave it out');
    return isRight(value) ? [] : wrong(path, value, 'is not valid', `write ${remedy}`);
  };
}

function nonEmpty(text: string): boolean {
  return text.trim() !== '';
}

/** A whole number from `min` to `max`. */
export function wholeNumber(min: number, max: number): Shape {
  return (value, path) => {
    const right = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
    return right ? [] : wrong(path, value, 'is not valid', `write a whole number from ${min} to ${max}`);
  };
}

/** A number that is not negative and written without an exponent, so that it means exactly what is read. */
export function decimal(remedy: string, isRight: (number: number) => boolean): Shape {
  return (value, path) => {
    const right = typeof value === 'number' && /^\d+(\.\d+)?$/.test(String(value)) && isRight(value);
    return right ? [] : wrong(path, value, 'is not valid', `write ${remedy}`);
  };
}

/** One of a few words. */
export function oneOf(...words: readonly string[]): Shape {
  const choice = words.map((word) => `'${word}'`).join(' or ');
  return (value, path) =>
    typeof value === 'string' && words.includes(value)
      ? []
      : wrong(path, value, 'is not one of the choices', `write ${choice}`);
}

/** True or false. */
export function flag(value: unknown, path: string): Wrong[] {
  return typeof value === 'boolean' ? [] : wrong(path, value, 'is not valid', 'write true or false');
}

/** A field that may be left out. */
export function optional(shape: Shape): Shape {
  return (value, path) => (value === undefined ? [] : shape(value, path));
}

/** A list of values of one shape. */
export function listOf(each: Shape): Shape {
  return (value, path) =>
    Array.isArray(value)
      ? value.flatMap((one, index) => each(one, `${path}[${index}]`))
      : wrong(path, value, 'is not a list', 'write [ … ]');
}

/** An object with these fields and no other. */
export function fields<T>(known: Fields<T>): Shape {
  const names = Object.keys(known);
  return (value, path) => {
    if (!isObject(value)) return wrong(path, value, 'is not an object', 'write { … }');
    const unknown = Object.keys(value)
      .filter((name) => !names.includes(name))
      .map((name) => unknownField(path, name, value[name], names));
    // A field whose name is misspelt is not missing as well.
    const meant = unknown.map((it) => it.meant);
    const misshapen = Object.entries<Shape>(known)
      .filter(([name]) => value[name] !== undefined || !meant.includes(within(path, name)))
      .flatMap(([name, shape]) => shape(value[name], within(path, name)));
    return [...unknown, ...misshapen];
  };
}

/** An object with any fields whose names and values have these shapes. */
export function entries(name: Shape, each: Shape): Shape {
  return (value, path) =>
    isObject(value)
      ? Object.entries(value).flatMap(([key, one]) => [
          ...name(key, within(path, key)),
          ...each(one, within(path, key)),
        ])
      : wrong(path, value, 'is not an object', "write { 'name': value, … }");
}

/** Whether a value is an object in the everyday sense: not null, not a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function within(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function unknownField(path: string, name: string, value: unknown, names: readonly string[]): Wrong {
  const near = nearest(name, names);
  return {
    path: within(path, name),
    value,
    problem: 'is not a known field',
    remedy: near ? `did you mean ${near}?` : `remove it, or use one of ${names.join(', ')}`,
    meant: near && within(path, near),
  };
}
