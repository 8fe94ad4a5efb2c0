import { renderEnvironments } from '../lib/rendering';
import { refuses } from '../lib/rules/finding';
import { acceptedEnvironments } from './generated-environments';

test('what check accepts is rendered: 300 generated environments', () => {
  const failures = acceptedEnvironments(300, 27).flatMap((environment) =>
    renderEnvironments({ environments: [environment], only: [], variables: {} })
      .findings.filter(refuses)
      .map(({ problem }) => ({ problem, environment })),
  );
  expect(failures).toEqual([]);
}, 900_000);
