import { renderEnvironments } from '../lib/rendering';
import { refuses } from '../lib/rules/finding';
import { acceptedEnvironments } from './generated-environments';

/** ENVIRONMENTS=300 for as many as were asked for once. */
const count = Number(process.env.ENVIRONMENTS ?? 40);

test('what check accepts is rendered: generated environments', () => {
  const failures = acceptedEnvironments(count, 27).flatMap((environment) =>
    renderEnvironments({ environments: [environment], only: [], variables: {} })
      .findings.filter(refuses)
      .map(({ problem }) => ({ problem, environment })),
  );
  expect(failures).toEqual([]);
}, 900_000);
