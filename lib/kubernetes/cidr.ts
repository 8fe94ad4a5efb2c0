import { isIP } from 'node:net';

/** What to write where a network is expected. */
export const cidrRemedy =
  "a network as a CIDR, such as '203.0.113.0/24', or '203.0.113.7/32' for one address";

/** Whether a text is a network, IPv4 or IPv6. One of IPv4 with bits beyond its prefix is none: Kubernetes warns of it. */
export function isCidr(text: string): boolean {
  const [, address = '', digits] = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  const [version, prefix] = [isIP(address), Number(digits)];
  if (version === 6) return prefix <= 128;
  return version === 4 && prefix <= 32 && numberOf(address) % 2 ** (32 - prefix) === 0;
}

function numberOf(ipv4: string): number {
  return ipv4.split('.').reduce((number, part) => number * 256 + Number(part), 0);
}
