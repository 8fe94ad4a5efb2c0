import path from 'node:path';

/** The chart that comes with this library. */
export const embeddedChart = path.join(__dirname, '..', '..', 'charts', 'kafka');
