import { redacted, redactedValue } from '../credentials';
import type { Problem } from './problem';

/** What stands in reports in place of a credential. */
export const hidden = '(hidden)';

/** What the last words of a name say of a value that nobody but its user may know. */
const namesOfCredentials =
  /(^| )(pass ?(word|phrase)s?|passwd|pwd|secrets?|tokens?|credentials?|jaas|jaas config|user info|(api|access|account|master|private|secret|shared|keystore|encryption) ?key|certificate chain|truststore certificates)( value)?$/;

/** Names that end alike and mean which Secret it is, or whether there is one. */
const namesOfPlaces = /(^| )(existing|create|use|from|mount|enabled?)( [a-z]+){1,2}$/;

/** What a value looks like that brings a credential along. */
const looksOfCredentials = [
  // https://user:password@host, https://token@host; not where it is redacted already
  /:\/\/(?!\*\*\*@)[^\s/@]+@/,
  // ?token=…, &X-Amz-Signature=…
  /[?&][\w.-]*(token|secret|passw(or)?d|pwd|sig(nature)?|api[-_]?key|access[-_]?key|credential|auth)[\w.-]*=[^&\s]/i,
  // password="…", token: …
  /(^|[\s;,{"'])[\w.-]*(passw(or)?d|passphrase|pwd|secret|token)"?\s*[=:]\s*\S/i,
  // No `+` before it: a long word would be read again from each of its letters.
  /\wLoginModule\s+\w/,
  /-----BEGIN /,
  /\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/,
  // Of Amazon, GitHub, Slack, and a JSON Web Token.
  /\b((AKIA|ASIA)[0-9A-Z]{16}|gh[opsu]_\w{20,}|xox[abprs]-[\w-]{10,}|eyJ[\w-]{8,}\.[\w-]+\.[\w-]*)/,
];

/** Whether a value, by the name of its field or by its looks, is a credential or has one in it. */
export function isCredential(name: string, value: unknown): boolean {
  if (typeof value === 'boolean' || value === null || value === undefined || value === '') return false;
  const text = String(value);
  if (looksOfCredentials.some((looks) => looks.test(text))) return true;
  const words = wordsOf(name);
  return (
    namesOfCredentials.test(words) && !namesOfPlaces.test(words) && !(/tokens?$/.test(words) && isCount(text))
  );
}

function wordsOf(name: string): string {
  return name
    .replace(/\[\d+\]/g, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .toLowerCase()
    .trim();
}

function isCount(text: string): boolean {
  return /^-?\d+(\.\d+)?[A-Za-z]{0,3}$/.test(text);
}

/** Fields in which a name decides; elsewhere `secret` and `password` are names of Secrets and of their keys. */
const freelyNamed = /^(brokers\.config|configs|chart\.values)\./;

/** A problem that says of no credential what it is, so that reports may be printed, kept and sent on. */
export function withoutCredentials<P extends Problem>(problem: P): P {
  return withoutKnownCredentials({
    ...problem,
    value: redactedValue(problem.value),
    problem: redacted(problem.problem),
    remedy: redacted(problem.remedy),
  });
}

function withoutKnownCredentials<P extends Problem>(problem: P): P {
  const name = freelyNamed.test(problem.field) ? problem.field : undefined;
  const value = withoutCredentialsIn(name, problem.value);
  if (value === problem.value) return problem;
  const found = credentialsIn(name, problem.value);
  const clean = (text: string) => found.reduce(cleaned, text);
  return { ...problem, value, problem: clean(problem.problem), remedy: clean(problem.remedy) };
}

/** A text without the credential; one that is short stands in quotes, or could be a part of any word. */
function cleaned(text: string, credential: string): string {
  if (credential.length > 3) return text.replaceAll(credential, hidden);
  return text.replaceAll(`"${credential}"`, hidden).replaceAll(`'${credential}'`, hidden);
}

/** @param name of the value; `undefined` where its looks alone decide */
function withoutCredentialsIn(name: string | undefined, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return isCredential(name ?? '', value) ? hidden : value;
  if (credentialsIn(name, value).length === 0) return value;
  if (holdsItself(value)) return hidden;
  return Array.isArray(value)
    ? value.map((one) => withoutCredentialsIn(name, one))
    : Object.fromEntries(
        Object.entries(value).map(([key, one]) => [key, withoutCredentialsIn(within(name, key), one)]),
      );
}

/** The credentials in a value, as text, with and without spaces around them, the longest first. */
function credentialsIn(name: string | undefined, value: unknown, holders: readonly unknown[] = []): string[] {
  if (typeof value !== 'object' || value === null) {
    return isCredential(name ?? '', value) ? [String(value), String(value).trim()] : [];
  }
  // What holds itself is shown by its kind alone.
  if (holders.includes(value)) return [];
  const found = Object.entries(value).flatMap(([key, one]) =>
    credentialsIn(Array.isArray(value) ? name : within(name, key), one, [...holders, value]),
  );
  return [...new Set(found)].sort((one, other) => other.length - one.length);
}

function within(name: string | undefined, key: string): string | undefined {
  return name === undefined ? undefined : `${name}.${key}`;
}

function holdsItself(value: unknown, holders: readonly unknown[] = []): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return holders.includes(value) || Object.values(value).some((one) => holdsItself(one, [...holders, value]));
}
