/** How a secret is written wherever something is printed. */
const hidden = '***';

/** An address, up to what ends it in a text. */
const addresses = /\b([a-z][a-z0-9+.-]{0,30}:\/\/)([^\s"'<>`]+)/gi;

/**
 * Whether an address has a place for a secret in use: a user or password before its host, or a query or
 * fragment, in which tokens and signatures stand. A user of SSH alone is no secret.
 */
export function hasCredentials(address: string): boolean {
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is.exec(address) ?? [];
  if (scheme === undefined) return false;
  const [host = '', user] = splitAtUser(rest);
  if (user !== undefined && !(scheme === 'ssh' && !user.includes(':'))) return true;
  return /[?#]/.test(host);
}

/** A text without the credentials in its addresses: `https://***@charts.example.com/stable?***`. */
export function redacted(text: string): string {
  return text.replace(addresses, (_, scheme: string, rest: string) => scheme + withoutSecrets(rest));
}

/** A value without the credentials in the addresses of its texts, wherever in it they are. */
export function redactedValue(value: unknown, around: readonly unknown[] = []): unknown {
  if (typeof value === 'string') return wholeRedacted(value);
  if (typeof value !== 'object' || value === null || around.includes(value)) return value;
  const inside = (it: unknown) => redactedValue(it, [...around, value]);
  if (Array.isArray(value)) return value.map(inside);
  if (Object.prototype.toString.call(value) !== '[object Object]') return value;
  try {
    return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, inside(it)]));
  } catch {
    // It refuses to be read, and so to be printed.
    return value;
  }
}

/** A text that may be an address as a whole, in which a password may hold what would end an address in a text. */
function wholeRedacted(text: string): string {
  const [, scheme, rest = ''] = /^\s*([a-z][a-z0-9+.-]*:\/\/)(.*)$/is.exec(text) ?? [];
  return scheme === undefined || !hasCredentials(text.trim())
    ? redacted(text)
    : scheme + withoutSecrets(rest);
}

function withoutSecrets(rest: string): string {
  const [address = '', user] = splitAtUser(rest);
  const shown = address.replace(/[?#].*$/s, (query) => `${query[0]}${hidden}`);
  return user === undefined ? shown : `${/^git$/.test(user) ? user : hidden}@${shown}`;
}

/** What stands after a scheme, without and with the user before the host. */
function splitAtUser(rest: string): [string, string?] {
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? '';
  const isHost = /^(\[[0-9a-f:.]*\]|[^\s:@[\]]*)$/i.test(authority);
  // Otherwise it has a user, or a port, which may be the beginning of a password with a slash in it.
  const end = isHost ? -1 : (authority.includes('@') ? authority : rest).lastIndexOf('@');
  return end === -1 ? [rest] : [rest.slice(end + 1), rest.slice(0, end)];
}
