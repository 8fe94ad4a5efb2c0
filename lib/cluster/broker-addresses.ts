/** The port on which clients reach a broker; Kafka's own default. */
const clientPort = 9092;

/** `host:port` of every broker of an installation, in the order of their ordinals, as the embedded chart gives them. */
export function brokerAddresses(fullName: string, namespace: string, brokers: number): string[] {
  return Array.from(
    { length: brokers },
    (_, ordinal) =>
      `${fullName}-${ordinal}.${fullName}-headless.${namespace}.svc.cluster.local:${clientPort}`,
  );
}
