/** How long every rule together takes over one environment of as many topics as the argument says: the median of 20 looks. */
import { prod } from '../environments/prod';
import type { Topic } from '../lib';
import { declared } from '../lib/environment/defaults';
import { findingsIn } from '../lib/rules/findings';

const topics = Array.from(
  { length: Number(process.argv[2]) },
  (_, index): Topic => ({
    name: `topic-${index}`,
    purpose: 'to be counted',
    retention: '7d',
    key: 'id',
    configs: { 'segment.ms': '1d', 'max.message.bytes': '512KiB' },
  }),
);
const environment = declared({ ...prod, topics });

const looks = Array.from({ length: 20 }, () => {
  const began = performance.now();
  findingsIn(environment);
  return performance.now() - began;
}).sort((one, other) => one - other);
const [least, median, most] = [looks[0], looks[10], looks[19]].map((ms) => `${ms?.toFixed(1)} ms`);
console.log(`${topics.length} topics: median ${median}, ${least} to ${most}`);
