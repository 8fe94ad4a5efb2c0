import { headerOf } from '../../lib/output/header';
import type { ManifestFiles } from '../../lib/output/manifest-files';

/** A file as synthesis writes it. */
export const own = (environment: string, text: string) => `${headerOf(environment)}\n${text}\n`;

/** The files of environments: by their names, the texts of their files below the header. */
export function environmentsOf(
  all: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Map<string, ManifestFiles> {
  return new Map(
    Object.entries(all).map(([name, files]) => [
      name,
      new Map(Object.entries(files).map(([file, text]) => [file, own(name, text)])),
    ]),
  );
}

/** The same as a tree: the texts of files by their paths. */
export function treeOf(
  all: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Record<string, string> {
  return Object.fromEntries(
    [...environmentsOf(all)].flatMap(([name, files]) =>
      [...files].map(([file, text]) => [`${name}/${file}`, text]),
    ),
  );
}
