import { replaceFolders } from '../../../lib/output/replace-folders';
import { environmentsOf } from '../folders';

// Replaces as often as ROUNDS says, the last time by TEXT.
const { OUTDIR = '', TEXT = '', ROUNDS = '1' } = process.env;
for (let left = Number(ROUNDS) - 1; left >= 0; left--) {
  const text = left === 0 ? TEXT : `${TEXT} ${left}`;
  const files = { '00-a.yaml': text, '10-b.yaml': text };
  replaceFolders(OUTDIR, environmentsOf({ dev: files, prod: files }), true);
}
