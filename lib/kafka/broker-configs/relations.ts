/** Two configs of which one may not be above the other. */
export interface Relation {
  readonly low: string;
  readonly high: string;
  /** They may not be equal either. */
  readonly isStrict?: boolean;
  /** The line that brought it. */
  readonly since?: string;
  /** Values of the higher one that stand for no limit. */
  readonly unless?: (high: bigint) => boolean;
}

/** What a kind of group has of an interval: a least, a usual and a greatest one. */
function between(kind: string, interval: string, names?: readonly [string, string]): Relation[] {
  const usual = `group.${kind}.${interval}`;
  const [least, greatest] = names ?? [`group.${kind}.min.${interval}`, `group.${kind}.max.${interval}`];
  return [
    { low: least, high: greatest },
    { low: least, high: usual },
    { low: usual, high: greatest },
  ];
}

const ofGroups = ['consumer', 'share', 'streams'].flatMap((kind) => [
  ...between(kind, 'heartbeat.interval.ms'),
  ...between(kind, 'session.timeout.ms'),
  ...between(kind, 'assignment.interval.ms'),
  {
    low: `group.${kind}.heartbeat.interval.ms`,
    high: `group.${kind}.session.timeout.ms`,
    isStrict: true,
    since: '4.0',
  },
]);

/** The order that Kafka asks for when it starts; a config that a version lacks is compared with nothing there. */
export const relations: readonly Relation[] = [
  { low: 'replica.fetch.wait.max.ms', high: 'replica.socket.timeout.ms' },
  { low: 'replica.fetch.wait.max.ms', high: 'replica.lag.time.max.ms' },
  { low: 'log.cleaner.min.compaction.lag.ms', high: 'log.cleaner.max.compaction.lag.ms' },
  {
    low: 'connection.failed.authentication.delay.ms',
    high: 'connections.max.idle.ms',
    isStrict: true,
    unless: (idle) => idle < 0n,
  },
  { low: 'socket.request.max.bytes', high: 'queued.max.request.bytes', unless: (queued) => queued <= 0n },
  { low: 'offsets.commit.required.acks', high: 'offsets.topic.replication.factor' },
  ...ofGroups,
  ...between('share', 'delivery.count.limit'),
  ...between('share', 'partition.max.record.locks'),
  { low: 'group.share.min.record.lock.duration.ms', high: 'group.share.record.lock.duration.ms' },
  { low: 'group.share.record.lock.duration.ms', high: 'group.share.max.record.lock.duration.ms' },
  { low: 'group.share.max.size', high: 'group.share.max.share.sessions' },
  { low: 'group.streams.num.standby.replicas', high: 'group.streams.max.standby.replicas' },
];
