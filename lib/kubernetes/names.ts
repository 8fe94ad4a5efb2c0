import { isIP } from 'node:net';

/** The longest DNS label, and so the longest name of a Service or Namespace and value of a label (RFC 1123). */
export const dnsLabelLength = 63;

/** Whether a text is a DNS label (RFC 1123): what Kubernetes asks of a namespace's name. */
export function isDnsLabel(text: string): boolean {
  return text.length <= dnsLabelLength && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(text);
}

/** Whether a text is a DNS label with a letter first (RFC 1035): what Kubernetes asks of a Service's name. */
export function isServiceName(text: string): boolean {
  return isDnsLabel(text) && /^[a-z]/.test(text);
}

/** What to write where a DNS label is expected. */
export const dnsLabelRemedy =
  "at most 63 lower-case letters, digits and '-', beginning and ending with a letter or digit, such as 'learnflow'";

/** Whether a text is what Kubernetes asks of most objects' names: a DNS subdomain (RFC 1123), whose labels it does not count. */
export function isObjectName(text: string): boolean {
  return text.length <= 253 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(text);
}

/** Whether a text is a DNS name (RFC 1123), as it can be looked up. */
export function isDnsName(text: string): boolean {
  return text.length <= 253 && text.split('.').every(isDnsLabel);
}

/** Whether a text is an IPv4 address. */
export function isIpv4(text: string): boolean {
  return isIP(text) === 4;
}

/** Whether a text is what Kubernetes asks of a label's name, its prefix included. */
export function isLabelKey(text: string): boolean {
  const parts = text.split('/');
  const name = parts.pop() as string;
  return name !== '' && isLabelValue(name) && parts.length <= 1 && parts.every(isObjectName);
}

/** What to write where a label's value is expected. */
export const labelValueRemedy =
  "at most 63 letters, digits, '-', '_' and '.', beginning and ending with a letter or digit, such as 'learnflow'";
/**
 * Whether a text can be the name of a label or annotation that is rendered here. `constructor` cannot:
 * cdk8s takes an object with a field of that name for one that is not plain.
 */
export function isRenderedKey(text: string): boolean {
  return text !== 'constructor' && isLabelKey(text);
}

/** Whether a text is what Kubernetes asks of a label's value. */
export function isLabelValue(text: string): boolean {
  return text.length <= dnsLabelLength && /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/.test(text);
}
