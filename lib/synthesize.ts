import type { DeclaredEnvironment } from './environment/declared';
import type { Environment } from './environment/environment';
import type { Variables } from './environment/overrides';
import { EnvironmentsRefused } from './environment/problem';
import type { FolderChange } from './output/changes';
import { outdirFrom, showToCli } from './output/outdir';
import { outputProblems, writing } from './output/problems';
import { replaceFolders } from './output/replace-folders';
import { renderEnvironments } from './rendering';
import { findingOf, outputFolder } from './rules/built-in';
import { type Finding, refuses } from './rules/finding';

/** What to synthesize. */
export interface SynthesizeOptions {
  /** All environments there are. */
  readonly environments: readonly Environment[];
  /**
   * The names of those to synthesize.
   *
   * @default - all; folders of environments that are no more are then removed
   */
  readonly only?: readonly string[];
  /**
   * The variables that overrides and the output folder are taken from, as `process.env` has them.
   *
   * @default - none
   */
  readonly variables?: Variables;
  /**
   * The folder that holds a folder for each environment.
   *
   * @default - `CDK8S_OUTDIR` among the variables, else `dist`
   */
  readonly outdir?: string;
}

/** What a synthesis did. */
export interface Synthesis {
  readonly outdir: string;
  readonly environments: readonly DeclaredEnvironment[];
  /** The warnings, those that are acknowledged among them. */
  readonly findings: readonly Finding[];
  readonly changes: readonly FolderChange[];
  /** The folders that were removed, of environments that are no more. */
  readonly removed: readonly string[];
}

/**
 * Synthesizes environments into a folder each: check, render, replace. In the output folder, only files are
 * replaced or removed that an earlier synthesis wrote.
 *
 * @throws EnvironmentsRefused with everything that is wrong, before anything is written
 */
export function synthesize({
  environments,
  only = [],
  variables = {},
  outdir = outdirFrom(variables),
}: SynthesizeOptions): Synthesis {
  const { findings, environments: declared, files } = renderEnvironments({ environments, only, variables });
  const inTheWay = outputProblems(outdir, environments, only).map((it) => findingOf(outputFolder, it));
  const refused = [...findings.filter(refuses), ...inTheWay];
  if (refused.length > 0) throw new EnvironmentsRefused(refused);
  const { changes, removed } = writing(outdir, () => replaceFolders(outdir, files, only.length === 0));
  showToCli(outdir, variables);
  return { outdir, environments: declared, findings, changes, removed };
}
