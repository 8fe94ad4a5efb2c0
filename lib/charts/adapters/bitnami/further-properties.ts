import { propertyLines } from '../../broker-properties';
import type { Translation } from '../../translation';

/**
 * Sets properties besides those that charts from 24 write themselves: from 32 as a map, before as lines.
 *
 * @param place whose they are among the values, such as `broker.`; empty for those of every node
 */
export function setFurtherProperties(
  translation: Translation,
  place: string,
  properties: Readonly<Record<string, string>>,
): void {
  if (translation.knows('overrideConfiguration')) {
    translation.set(`${place}overrideConfiguration`, escaped(properties));
  } else translation.set(`${place}extraConfig`, propertyLines(properties).join('\n'));
}

/** The chart writes the values into a properties file as they are. */
function escaped(properties: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name, value.replaceAll('\\', '\\\\')]),
  );
}
