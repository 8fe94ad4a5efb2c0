import type { Config } from '../kafka/configs/config';
import { spanIn } from '../kafka/configs/config';
import { parseValue } from '../kafka/configs/parse';
import { kafkaLine, kafkaVersions } from '../kafka/versions';

/** The Kafka that an environment with ZooKeeper moves to. */
const next = kafkaVersions.kraft;

/** What is wrong with a config, and what to do about it. */
export interface Refusal {
  readonly problem: string;
  readonly remedy: string;
}

/** Why a version refuses a value, unless it does not know the config at all. */
export function refusalOf(
  config: Config | undefined,
  value: string | number | boolean,
  version: string,
): Refusal | undefined {
  const span = config && spanIn(config, version);
  const parsed = span && parseValue(config, span, value);
  return parsed && 'problem' in parsed ? parsed : undefined;
}

/** What becomes of a config, and of its value, that is right in a version with ZooKeeper, in the Kafka after it. */
export function refusalToCome(
  config: Config | undefined,
  value: string | number | boolean,
  version: string,
  successor: (name: string) => string,
): Refusal | undefined {
  if (!config || !spanIn(config, version) || refusalOf(config, value, version)) return undefined;
  const span = spanIn(config, next);
  if (!span) {
    return {
      problem: `is known to Kafka ${kafkaLine(version)} and no longer to 4.0`,
      remedy: successor(config.name),
    };
  }
  const refusal = refusalOf(config, value, next);
  return refusal && { problem: `${refusal.problem} from Kafka ${span.since} on`, remedy: refusal.remedy };
}
