import { hasCredentials, redactedValue } from '../credentials';
import { isCredential } from '../environment/credentials';

/**
 * Where a chart comes from: the one of this library, a folder, a packed chart, an OCI registry, or a
 * Helm repository. Those on a network are pulled by a command of their own, never by synthesis.
 */
export type ChartSource =
  | { readonly embedded: true }
  | { readonly directory: string }
  | { readonly archive: string }
  /** `oci` is the chart's address without a version, such as `oci://registry.example.com/charts/kafka`. */
  | { readonly oci: string; readonly version: string }
  /** `repository` is the URL under which the repository has its `index.yaml`. */
  | { readonly repository: string; readonly name: string; readonly version: string };

/** A source that has to be pulled. */
export type NetworkSource = Extract<ChartSource, { readonly version: string }>;

/** What people call repositories, and the addresses that these are short for. */
const shortNames: Readonly<Record<string, string>> = {
  bitnami: 'oci://registry-1.docker.io/bitnamicharts',
  cloudpirates: 'oci://registry-1.docker.io/cloudpirates',
};

/** What to write where a chart is expected. */
export const sourceRemedy =
  "write 'bitnami/kafka:20.0.0', 'cloudpirates/kafka:0.1.4', './folder', './kafka-20.0.0.tgz', " +
  "'oci://registry.example.com/charts/kafka:20.0.0', 'https://charts.example.com/stable/kafka:20.0.0' or 'embedded'";

// A version and nothing else: a range would be another chart tomorrow.
const version = String.raw`v?\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?`;
const named = new RegExp(`^(.+)/([a-z0-9][a-z0-9._-]*):(${version})$`);

/** The source that a text means, or `undefined` when it means none, or has credentials in it. */
export function parseSource(text: string): ChartSource | undefined {
  if (hasCredentials(text)) return undefined;
  if (text === 'embedded') return { embedded: true };
  // The lock file would have it.
  if (isCredential('', text)) return undefined;
  const [, base = '', name = '', version = ''] = named.exec(text) ?? [];
  if (text.startsWith('oci://')) return base.length > 6 ? { oci: `${base}/${name}`, version } : undefined;
  if (/^https?:\/\//.test(text)) {
    return /^https?:\/\/./.test(base) ? { repository: base, name, version } : undefined;
  }
  if (text.includes('://')) return undefined;
  if (Object.hasOwn(shortNames, base)) return { oci: `${shortNames[base]}/${name}`, version };
  if (text.endsWith('.tgz')) return { archive: text };
  return /^\.{0,2}\//.test(text) ? { directory: text } : undefined;
}

/** What is wrong with what means no source: it as it may be printed, the end of a sentence, and what to do. */
export function sourceProblem(written: unknown): {
  readonly value: unknown;
  readonly problem: string;
  readonly remedy: string;
} {
  const isText = typeof written === 'string';
  const value = isText ? written.replace(withoutScheme, '***@') : written;
  return isText && (hasCredentials(written) || withoutScheme.test(written))
    ? {
        value: redactedValue(value),
        problem: 'has a password or token in it, which would come into the lock file and into messages',
        remedy:
          'write the address alone; give the credentials of a registry with npm run charts -- pull --registry-config FILE, ' +
          "and of a repository that asks for them pull the chart yourself and write its './kafka-20.0.0.tgz'",
      }
    : { value, problem: 'is no chart', remedy: sourceRemedy };
}

/** A user and a password before an address without a scheme. */
const withoutScheme = /^(?![a-z][a-z0-9+.-]*:\/\/)[^\s/:@]+:[^\s@]+@/i;

/** The text of a source, under which the lock file has it. */
export function sourceText(source: ChartSource): string {
  if ('embedded' in source) return 'embedded';
  if ('directory' in source) return source.directory;
  if ('archive' in source) return source.archive;
  if ('oci' in source) return `${source.oci}:${source.version}`;
  return `${source.repository}/${source.name}:${source.version}`;
}

/** The name of the chart of a source on a network. */
export function chartName(source: NetworkSource): string {
  return 'oci' in source ? source.oci.slice(source.oci.lastIndexOf('/') + 1) : source.name;
}
