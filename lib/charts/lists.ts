import { isMap, type Values } from './chart-files';
import { isSameMeaning } from './same-meaning';

/** Lists to which charts add what they are given, and lines of properties, of which the last of a name holds. */
const additions =
  /(^|\.)(extraEnvVars|initContainers|extraVolumes|extraVolumeMounts|topologySpreadConstraints|extraConfig)$/;

/** Whether what one says oneself can stand beside what the environment became, both being additions. */
export function canStandBeside(place: string, own: unknown, said: unknown): boolean {
  if (!additions.test(place)) return false;
  if (typeof own === 'string' && typeof said === 'string') return true;
  if (!Array.isArray(own) || !Array.isArray(said)) return false;
  const taken = new Map(said.map((entry) => [identity(entry), entry]));
  return own.every((entry) => {
    const other = taken.get(identity(entry));
    return other === undefined || isSameMeaning(place, entry, other);
  });
}

/** What distinguishes an entry from others of the same list. */
function identity(entry: unknown): unknown {
  return isMap(entry) ? (entry.mountPath ?? entry.topologyKey ?? entry.name) : entry;
}

/** The additions that both of two maps of values have, those of the first one first. */
export function listsOfBoth(own: Values, said: Values, within = ''): Values {
  return Object.fromEntries(
    Object.entries(own).flatMap(([key, value]): [string, unknown][] => {
      const place = within === '' ? key : `${within}.${key}`;
      const other = said[key];
      if (isMap(value) && isMap(other)) return [[key, listsOfBoth(value, other, place)]];
      return canStandBeside(place, value, other) ? [[key, both(value, other)]] : [];
    }),
  );
}

function both(own: unknown, said: unknown): unknown {
  if (!Array.isArray(own) || !Array.isArray(said)) return `${own}\n${said}`;
  const taken = said.map(identity);
  return [...own.filter((entry) => !taken.includes(identity(entry))), ...said];
}
