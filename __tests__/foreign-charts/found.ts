import { type Environment, type KafkaChart, reviewEnvironments } from '../../lib';

/** What is found about the chart, as `rule field: problem`. */
export function found(environment: Environment, chart?: string | KafkaChart): string[] {
  const { findings } = reviewEnvironments({
    environments: [{ ...environment, chart }],
    only: [],
    variables: {},
  });
  return findings
    .filter(
      ({ rule, acknowledged }) => /chart|image|well-formed|reserved/.test(rule) && acknowledged === undefined,
    )
    .map(({ rule, field, problem, remedy }) => `${rule} ${field}: ${problem}; ${remedy}`);
}
