/** Synthesizes one environment of as many topics as the first argument says into the folder that the second names. */
import { dev } from '../environments/dev';
import { synthesize } from '../lib';

const [count, outdir] = process.argv.slice(2) as [string, string];
const topics = Array.from({ length: Number(count) }, (_, index) => ({
  name: `topic-${index}`,
  purpose: 'to be counted',
  retention: '7d' as const,
  key: 'id',
}));
synthesize({ environments: [{ ...dev, topics }], outdir });
