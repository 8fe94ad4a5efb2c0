const units: Record<string, bigint> = {
  B: 1n,
  kB: 10n ** 3n,
  MB: 10n ** 6n,
  GB: 10n ** 9n,
  TB: 10n ** 12n,
  KiB: 2n ** 10n,
  MiB: 2n ** 20n,
  GiB: 2n ** 30n,
  TiB: 2n ** 40n,
};

/** A number of bytes as people write it, such as `1GiB`. */
export type Size = `${bigint}${'B' | 'kB' | 'MB' | 'GB' | 'TB' | 'KiB' | 'MiB' | 'GiB' | 'TiB'}`;

/** What to write where a size is expected. */
export const sizeRemedy = "a whole number and a unit: '64KiB', '512MiB', '1GiB', or '1GB' for a power of ten";

/**
 * The bytes of a size as people write it: `KiB`, `MiB`, `GiB` and `TiB` are powers of two, `kB`, `MB`,
 * `GB` and `TB` powers of ten.
 *
 * @returns the bytes, or `undefined` when the text is no size
 */
export function sizeBytes(text: string): bigint | undefined {
  const match = /^(\d+)(B|[kMGT]B|[KMGT]iB)$/.exec(text);
  return match ? BigInt(match[1] as string) * (units[match[2] as string] as bigint) : undefined;
}
