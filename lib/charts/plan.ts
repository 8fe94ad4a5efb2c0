import type { KubernetesObject } from '../helm/manifest';
import type { Found } from '../rules/rule';
import type { Values } from './chart-files';
import type { Installation } from './installation';

/** The places of values by which one would get around an environment. */
export interface Detours {
  /** Those that replace a configuration file as a whole. */
  readonly replacing: readonly string[];
  /** Those that hand on properties from where nobody sees them. */
  readonly hiding: readonly string[];
  /** Those that let the chart create topics by itself. */
  readonly provisioning: readonly string[];
  /** In a secured environment those that decide who is let in, or hand on properties as they are. */
  readonly securing: readonly string[];
}

/** No way around. */
export const noDetours: Detours = { replacing: [], hiding: [], provisioning: [], securing: [] };

/** What an environment means to a chart: the values to give it, and what comes of them. */
export interface ChartPlan {
  /** The interface of values that is spoken, such as `Bitnami 11 to 21`. */
  readonly interface: string;
  readonly values: Values;
  readonly installation: Installation;
  /** What the environment asks for and the chart cannot do. */
  readonly cannot: readonly Found[];
  /** What the environment says and has no meaning with the chart. */
  readonly meaningless: readonly Found[];
  /** What is unwise about the images. */
  readonly images: readonly Found[];
  /** Values that the chart understands without declaring them. */
  readonly undeclared: readonly string[];
  /** The Secrets of the chart in which nothing is secret. */
  readonly publicSecrets: readonly string[];
  /** Objects that the installation needs besides those of the chart. */
  readonly objects: readonly KubernetesObject[];
  /** The broker properties that have values of their own, by the places of these. */
  readonly properties: Readonly<Record<string, string>>;
  /** Values that would get around what the environment says. */
  readonly detours: Detours;
  /** Whether pods take up a renewed certificate without being restarted by somebody. */
  readonly renewsCertificates: boolean;
  /** Which value makes something the same in every render: by a part of its name. */
  readonly pins: Readonly<Record<string, string>>;
}
