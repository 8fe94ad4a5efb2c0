import type { Duration } from '../duration';
import type { Size } from '../size';

/** `true` or `false`, as a value or as text. */
export type Flag = boolean | 'true' | 'false';

/** A whole number; as text when it has more digits than JavaScript's numbers hold. */
export type WholeNumber = number | `${bigint}`;

/** A fraction. */
export type Fraction = number | `${number}`;

/** Milliseconds, or a duration such as `12h`. */
export type Milliseconds = WholeNumber | Duration;

/** Bytes, or a size such as `512MiB`. */
export type Bytes = WholeNumber | Size;
