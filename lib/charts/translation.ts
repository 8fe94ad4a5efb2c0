import type { Found } from '../rules/rule';
import { isMap, merged, type Values } from './chart-files';
import { saysNothing } from './same-meaning';

/** The values that an environment becomes, and what of it the chart has no value for. */
export class Translation {
  private all: Values = {};
  private readonly missing: Found[] = [];

  /**
   * @param chart the chart in words, such as `bitnami/kafka 20.0.0`
   * @param declared the values that the chart declares
   * @param own values of the user's own
   */
  constructor(
    private readonly chart: string,
    private readonly declared: Values,
    private readonly own: Values = {},
  ) {}

  /** The values, nested as a values file has them. */
  get values(): Values {
    return this.all;
  }

  /** What the chart cannot do. */
  get cannot(): readonly Found[] {
    return this.missing;
  }

  /** Sets a value, whose place is written with dots. Of a map, every entry is set. */
  set(place: string, value: unknown): void {
    const nested = place.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
    this.all = merged(this.all, nested as Values);
  }

  /** Sets what the environment does not say, where the user does not say it either. */
  suggest(place: string, value: unknown): void {
    if (saysNothing(this.ownAt(place))) this.setIfKnown(place, value);
  }

  /** What the user says in a place. */
  ownAt(place: string): unknown {
    return valueAt(this.own, place);
  }

  /** Sets a value where the chart has a place for it; elsewhere the chart's default is as good. */
  setIfKnown(place: string, value: unknown): void {
    if (this.knows(place, value)) this.set(place, value);
  }

  /** Sets a value that stands for a field of the environment, or notes that the chart cannot do it. */
  translate(field: string, written: unknown, place: string, value: unknown): void {
    if (this.knows(place, value)) this.set(place, value);
    else this.refuse(field, written, `cannot be had from ${this.chart}, which has no value ${place}`);
  }

  /** Notes that the chart cannot do what a field asks for. */
  refuse(
    field: string,
    value: unknown,
    problem: string,
    remedy = 'remove it, or choose another chart',
  ): void {
    this.missing.push({ field, value, problem, remedy });
  }

  /** Whether the chart declares a value there, and one of the same kind. */
  knows(place: string, value?: unknown): boolean {
    const declared = valueAt(this.declared, place);
    if (declared === undefined) return false;
    // Helm warns of a list or text in the place of a map, and takes neither.
    return value === undefined || !isMap(declared) || isMap(value);
  }
}

/** The value at a place that is written with dots, or `undefined`. */
export function valueAt(values: Values, place: string): unknown {
  return place.split('.').reduce<unknown>((inner, key) => (isMap(inner) ? inner[key] : undefined), values);
}
