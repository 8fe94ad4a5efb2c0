import { existsSync } from 'node:fs';
import { cached } from './cache';
import { contentHash } from './content-hash';
import { findHelm } from './find-helm';
import { type HelmTemplateRequest, helmTemplate, shortPath } from './helm-template';
import type { Manifest } from './manifest';
import { parseManifests } from './parse-manifests';
import { refuseDifferences } from './refuse-differences';

/** How to render. */
export interface RenderOptions {
  /** The helm binary; by default the one that is found. */
  readonly executable?: string;
  /** Whether to render twice, and refuse what is not the same. */
  readonly twice?: boolean;
  /** Which value makes something the same, by a part of its name. */
  readonly pins?: Readonly<Record<string, string>>;
}

/**
 * The objects of a release: rendered and read, or, when chart, values and helm are what they were
 * before, from the cache.
 */
export function renderRelease(
  request: HelmTemplateRequest,
  { executable, twice = false, pins = {} }: RenderOptions = {},
): Manifest[] {
  const { chart, releaseName, flags } = request;
  if (!existsSync(chart)) {
    throw new Error(
      `release ${releaseName}: the chart ${chart} is no folder or file; charts on a network are not fetched`,
    );
  }
  const helm = findHelm(executable);
  const renderOnce = () => parseManifests(helmTemplate(helm, request), releaseName);
  const render = () => {
    const manifests = renderOnce();
    if (manifests.length === 0) {
      throw new Error(
        `release ${releaseName} of the chart ${shortPath(chart)} has no objects: ${helm.path} printed none, and did not say that it failed`,
      );
    }
    if (twice) refuseDifferences(manifests, renderOnce(), releaseName, pins);
    return manifests;
  };
  // Arguments may name files, of whose content the cache knows nothing.
  if (flags.length > 0) return render();

  // How manifests are read is in the key as well: an older reading is not the one that is asked for.
  const inputs = [
    helm.identity,
    contentHash(chart),
    contentHash(__dirname),
    JSON.stringify(request),
    String(twice),
  ];
  return JSON.parse(
    cached(inputs, () => JSON.stringify(render(), withBigInts)),
    fromBigInts,
  );
}

// JSON has no integers beyond 2^53: they are written as objects with this one field.
const bigintField = 'cdk8s-kafka/bigint';

function withBigInts(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? { [bigintField]: String(value) } : value;
}

function fromBigInts(_key: string, value: unknown): unknown {
  const digits = (value as Record<string, unknown> | null)?.[bigintField];
  return typeof digits === 'string' ? BigInt(digits) : value;
}
