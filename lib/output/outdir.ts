import { rmSync, symlinkSync } from 'node:fs';
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

/** Lets cdk8s' CLI find, list and validate the files where it looks for them. */
export function showToCli(outdir: string, { CDK8S_OUTDIR }: Variables): void {
  if (CDK8S_OUTDIR !== cliOutput) return;
  rmSync(cliOutput, { recursive: true, force: true });
  symlinkSync(path.resolve(outdir), cliOutput, 'junction');
}
