import type { DeclaredEnvironment } from '../../environment/declared';
import { shown } from '../../environment/problem';
import type { KubernetesObject } from '../../helm/manifest';
import type { ChartPlan } from '../plan';

/** Something of the environment that no longer holds in what a chart renders with values of one's own. */
export interface Fault {
  /** What distinguishes it from other faults, whatever caused it. */
  readonly key: string;
  /** The field of the environment, or what else it is about: what is found of one field and one value is one finding. */
  readonly about: string;
  /** What is wrong, as the end of a sentence whose subject is the value of one's own. */
  readonly problem: string;
  /** What to write instead, as an imperative. */
  readonly remedy: string;
}

/** What a chart renders, without values of one's own and with them, and what for. */
export interface Renders {
  readonly without: readonly KubernetesObject[];
  readonly own: readonly KubernetesObject[];
  readonly environment: DeclaredEnvironment;
  readonly plan: ChartPlan;
}

/** Compares two renders in one respect. */
export type Look = (renders: Renders) => readonly Fault[];

/** Something that the environment made of an object, and what values of one's own make of it. */
export interface Change {
  /** The object, such as `StatefulSet/kafka`. */
  readonly object: string;
  /** What changed, such as `storageClassName`. */
  readonly what: string;
  /** The field of the environment that says it. */
  readonly field: string;
  readonly without: unknown;
  readonly own: unknown;
  /** @default - to remove the value, or to change the field */
  readonly remedy?: string;
}

/** A change as a fault. */
export function changed({ object, what, field, without, own, remedy }: Change): Fault {
  const isLost = own === undefined;
  return {
    key: `${object} ${what}`,
    about: field,
    problem: isLost
      ? `takes ${what} ${shown(without)} from ${object}, which is what ${field} of the environment says`
      : `makes ${what} of ${object} ${shown(own)}, against ${field} of the environment, which makes it ${shown(without)}`,
    remedy: remedy ?? `remove it, and write ${field} if it is to be otherwise`,
  };
}
