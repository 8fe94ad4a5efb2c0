import { isCronSchedule } from '../../lib/kubernetes/cron-schedule';

test.each(['* * * * *', '17 * * * *', '*/15 0-6,12 1 1-12/3 0', '0 0 31 12 6'])(
  '%s is a schedule',
  (text) => {
    expect(isCronSchedule(text)).toBe(true);
  },
);

test.each([
  '',
  '* * * *',
  '* * * * * *',
  '60 * * * *',
  '* 24 * * *',
  '* * 0 * *',
  '* * * 13 *',
  '* * * * 7',
  '5-1 * * * *',
  '*/0 * * * *',
  '@daily',
  '* * * * MON',
  '1, * * * *',
])('"%s" is no schedule', (text) => {
  expect(isCronSchedule(text)).toBe(false);
});
