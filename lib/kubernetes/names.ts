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
