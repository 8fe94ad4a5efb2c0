import type { DeclaredEnvironment } from './declared';

/** Something legal and unwise about an environment. */
export interface Warning {
  /** The rule that it comes from. */
  readonly rule: string;
  /** The environment that has it. */
  readonly environment: string;
  /** What is unwise, why, and what to do about it. */
  readonly message: string;
}

/** Everything that is legal and unwise about an environment. */
export function environmentWarnings({ name, metadataMode }: DeclaredEnvironment): Warning[] {
  if (metadataMode !== 'zookeeper') return [];
  return [
    {
      rule: 'zookeeper-end-of-life',
      environment: name,
      message:
        'Kafka 3.9 is the last line with ZooKeeper and out of its support window (November 2025). ' +
        `The line to change is metadataMode: 'zookeeper' in the environment ${name}; 'kraft' makes a new cluster, it does not migrate.`,
    },
  ];
}
