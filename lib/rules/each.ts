import { checked } from '../environment/check';
import type { Environment } from '../environment/environment';
import { acknowledged, neededAtTopics } from './acknowledge';
import { everyRule } from './all';
import { acknowledgements, findingOf, wellFormed } from './built-in';
import type { Finding } from './finding';
import { inOrder } from './findings';
import { foundBetween } from './installations';
import { type Look, lookAt, type Sighting } from './look';

/**
 * Everything that is found in each of these environments, acknowledged or not. Topics may be shared: what is
 * acknowledged at one has to be needed in one of the environments that have it.
 *
 * @param isAsked whether the findings of an environment are asked for; all of them are looked at
 */
export function findingsInEach(
  all: readonly Environment[],
  isAsked: (environment: Environment) => boolean,
): Finding[] {
  const looked = all.map((environment) => lookedAt(environment, all));
  const needed = new Set(
    looked.flatMap(({ look, seen }) => neededAtTopics(look.acknowledging, seen).map(keyOf)),
  );
  return looked.flatMap(({ environment, problems, look, found, seen }) => {
    if (!isAsked(environment)) return [];
    const findings = acknowledged(look.acknowledging, found, everyRule, {
      seen,
      isNeededElsewhere: (topic, rule) => needed.has(keyOf([topic, rule])),
    });
    // While something is misshapen, nobody knows which acknowledgements are idle.
    const kept = findings.filter((it) => problems.length === 0 || !isIdle(it));
    return [...problems, ...inOrder(kept, look.acknowledging.topics)];
  });
}

interface Looked {
  readonly environment: Environment;
  readonly problems: readonly Finding[];
  readonly look: Look;
  readonly found: readonly Finding[];
  readonly seen: readonly Finding[];
}

function lookedAt(environment: Environment, all: readonly Environment[]): Looked {
  const { problems, wrong } = checked(environment);
  const look = lookAt(environment, wrong);
  const { name } = look.acknowledging;
  const between = foundBetween(environment, all);
  return {
    environment,
    problems: problems.map((problem) => findingOf(wellFormed, problem)),
    look,
    found: [...look.found.map((it) => asFinding(it, name)), ...between],
    seen: [...look.seen.map((it) => asFinding(it, name)), ...between],
  };
}

function asFinding({ by, ...found }: Sighting, environment: string): Finding {
  return { ...found, environment, rule: by.id, severity: by.severity };
}

function isIdle({ rule, problem }: Finding): boolean {
  return rule === acknowledgements.id && problem.startsWith('acknowledges nothing');
}

function keyOf([topic, rule]: readonly [topic: string, rule: string]): string {
  return `${topic} ${rule}`;
}
