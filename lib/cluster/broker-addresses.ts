/** The port on which clients reach a broker; Kafka's own default. */
export const clientPort = 9092;

/** The port on which brokers reach each other, and administration reaches them. */
export const internalPort = 9093;

/** `host:port` of every broker of an installation, in the order of their ordinals, as the embedded chart gives them. */
export function brokerAddresses(
  fullName: string,
  namespace: string,
  brokers: number,
  port: number,
): string[] {
  return Array.from(
    { length: brokers },
    (_, ordinal) => `${fullName}-${ordinal}.${fullName}-headless.${namespace}.svc.cluster.local:${port}`,
  );
}
