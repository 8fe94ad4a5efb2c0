import { endsWithOneMessage } from './signal-sweep';

test('TERM before every seventh command ends the run with one message, or finds it reporting', () => {
  let step = 1;
  while (step < 2000 && endsWithOneMessage(step)) step += 7;
  // Then the report has begun.
  expect(step).toBeGreaterThan(600);
  for (let more = 1; more < 40; more++) endsWithOneMessage(step + 3 * more);
}, 300_000);
