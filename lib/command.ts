import type { Environment } from './environment/environment';
import { EnvironmentsRefused } from './environment/problem';
import { errorWords } from './error-words';
import type { FolderChange } from './output/changes';
import { finishInterrupted } from './output/complete';
import { outdirFrom } from './output/outdir';
import { writing } from './output/problems';
import { paintFor } from './rules/report/paint';
import { textReport } from './rules/report/text';
import { type Synthesis, synthesize } from './synthesize';

/**
 * The command line of a synthesis: arguments name the environments to synthesize, none means all;
 * `REPLICAS`, `RELEASE_NAME` and `CHART` among the variables override what every one of them says.
 *
 * @returns the exit code: 0 when everything was written, 1 when nothing was
 */
export function runSynthesis(environments: readonly Environment[], { argv, env, stderr } = process): 0 | 1 {
  try {
    const outdir = outdirFrom(env);
    const finished = writing(outdir, () => finishInterrupted(outdir));
    if (finished.length > 0) {
      console.error(
        `${outdir}: a synthesis was interrupted while it replaced ${finished.join(', ')}; it has been finished`,
      );
    }
    const synthesis = synthesize({ environments, only: argv.slice(2), variables: env });
    for (const line of textReport(synthesis.findings, paintFor(stderr, env))) console.error(line);
    for (const line of report(synthesis)) console.log(line);
    return 0;
  } catch (error) {
    const what = error instanceof EnvironmentsRefused ? 'refused' : 'failed';
    console.error(`${what}: ${errorWords(error)}`);
    return 1;
  }
}

function report({ outdir, changes, removed }: Synthesis): string[] {
  return [
    ...changes.map((change) => `${outdir}/${change.environment}: ${described(change)}`),
    ...removed.map((environment) => `${outdir}/${environment}: removed, there is no such environment`),
  ];
}

function described({ added, changed, removed }: FolderChange): string {
  const parts = Object.entries({ added, changed, removed })
    .filter(([, files]) => files.length > 0)
    .map(([what, files]) => `${what} ${files.join(', ')}`);
  return parts.join('; ') || 'unchanged';
}
