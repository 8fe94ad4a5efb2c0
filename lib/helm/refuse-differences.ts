import { type Manifest, shortName } from './manifest';

/**
 * Refuses two renders of a release that are not the same: `dist` would change with every synthesis, and
 * every apply would restart pods.
 *
 * @param pins which value makes something the same, by a part of how it is named here
 * @throws Error naming everything that differs, by object and field
 */
export function refuseDifferences(
  one: readonly Manifest[],
  other: readonly Manifest[],
  release: string,
  pins: Readonly<Record<string, string>>,
): void {
  const again = new Map(other.map((manifest) => [shortName(manifest), manifest.object]));
  const differing = one.flatMap((manifest) => {
    const name = shortName(manifest);
    return differences(manifest.object, again.get(name), '').map((field) => `${name} ${field}`);
  });
  if (differing.length === 0) return;
  const lines = differing.map((it) => {
    const pin = Object.entries(pins).find(([part]) => it.includes(part))?.[1];
    return `  ${it}${pin ? `: set ${pin}` : ''}`;
  });
  throw new Error(
    `release ${release} comes out otherwise every time it is rendered, since its chart makes up\n${lines.join('\n')}\n` +
      'Give these fixed values, or leave out what needs them; a checksum follows what it is of',
  );
}

function differences(one: unknown, other: unknown, place: string): string[] {
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) {
    return Object.is(one, other) ? [] : [place];
  }
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys.flatMap((key) =>
    differences(
      (one as Record<string, unknown>)[key],
      (other as Record<string, unknown>)[key],
      place === '' ? key : `${place}.${key}`,
    ),
  );
}
