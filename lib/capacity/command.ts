import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Environment } from '../environment/environment';
import { reviewEnvironments } from '../environment/load';
import { EnvironmentsRefused } from '../environment/problem';
import { errorWords } from '../error-words';
import { refuses } from '../rules/finding';
import { capacityPlan } from './capacity-plan';
import { capacityPicture } from './picture/capacity-picture';
import { capacityRules } from './rules';
import { capacityTable } from './table';

/** Where the pictures are, one for each environment. */
export const picturesFolder = path.join('docs', 'capacity');

/**
 * The command line of capacity: prints the table of each environment that the arguments name, none means all, and
 * draws its picture into `docs/capacity`. What does not fit is shown all the same; everything else that is wrong is
 * not.
 *
 * @returns the exit code: 0 when everything fits, 1 when something does not or is wrong
 */
export function runCapacity(environments: readonly Environment[], { argv, env } = process): 0 | 1 {
  const only = argv.slice(2);
  try {
    const review = reviewEnvironments({ environments, only, variables: env });
    const plans = review.environments(capacityRules.map(({ id }) => id)).map(capacityPlan);
    console.log(plans.map((plan) => capacityTable(plan).join('\n')).join('\n\n'));
    console.log();
    for (const plan of plans) {
      const file = path.join(picturesFolder, `${plan.environment.name}.svg`);
      mkdirSync(picturesFolder, { recursive: true });
      writeFileSync(file, capacityPicture(plan));
      console.log(`drawn: ${file}`);
    }
    const refused = review.findings.filter(refuses);
    if (refused.length === 0) return 0;
    console.error(`\nrefused: ${new EnvironmentsRefused(refused).message}`);
  } catch (error) {
    const what = error instanceof EnvironmentsRefused ? 'refused' : 'failed';
    console.error(`${what}: ${errorWords(error)}`);
  }
  return 1;
}
