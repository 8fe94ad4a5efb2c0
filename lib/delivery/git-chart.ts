/** Where a clone of this repository has the embedded chart. */
export const embeddedChartPath = 'charts/kafka';
