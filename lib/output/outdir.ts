import { lstatSync, rmdirSync, symlinkSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import type { Variables } from '../environment/overrides';

/** Where synthesized files go, unless somebody says otherwise. */
const defaultOutdir = 'dist';

/**
 * The folder that `cdk8s.yaml` names as the output. cdk8s' CLI empties it before it starts the app, so
 * it must not be the folder that people have their manifests in.
 */
const cliOutput = '.cdk8s';

/** The output folder of a synthesis: `dist`, or what was said by `cdk8s synth --output`. */
export function outdirFrom({ CDK8S_OUTDIR }: Variables): string {
  return !CDK8S_OUTDIR || CDK8S_OUTDIR === cliOutput ? defaultOutdir : CDK8S_OUTDIR;
}

/**
 * Lets cdk8s' CLI find, list and validate the files where it looks for them.
 *
 * @throws Error when something is there that is neither a link nor an empty folder
 */
export function showToCli(outdir: string, { CDK8S_OUTDIR }: Variables): void {
  if (CDK8S_OUTDIR !== cliOutput) return;
  try {
    const there = lstatSync(cliOutput, { throwIfNoEntry: false });
    if (there?.isSymbolicLink()) unlinkSync(cliOutput);
    else if (there) rmdirSync(cliOutput);
    symlinkSync(path.resolve(outdir), cliOutput, 'junction');
  } catch (error) {
    throw new Error(
      `${outdir} was written, but ${cliOutput} cannot be made a link to it (${(error as Error).message}); move away what is there`,
    );
  }
}
