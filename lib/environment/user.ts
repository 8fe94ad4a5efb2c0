import type { Size } from '../kafka/size';

/**
 * A user of the brokers: what it may do, and how much of the brokers it may use. It may do nothing but
 * what is said here; what the cluster allows it besides is removed.
 */
export interface User {
  /**
   * The user's name: what its clients log in as, or the distinguished name of their certificate as Kafka
   * writes it, such as `CN=chat-service`.
   */
  readonly name: string;

  /** What the user is, in a few words. */
  readonly purpose: string;

  /**
   * The password, in a Secret that exists already in the environment's namespace. Clients that log in
   * need one; clients with certificates have none.
   *
   * @default - none
   */
  readonly password?: PasswordSecret;

  /**
   * The topics it may write to. A producer may be idempotent with nothing further.
   *
   * @default - none
   */
  readonly produces?: readonly TopicPattern[];

  /**
   * The topics it may read from.
   *
   * @default - none
   */
  readonly consumes?: readonly TopicPattern[];

  /**
   * The consumer groups it may be a member of, and commit offsets of.
   *
   * @default - none
   */
  readonly groups?: readonly NamePattern[];

  /**
   * The transactional ids its producers may have.
   *
   * @default - none: it has no transactions
   */
  readonly transactionalIds?: readonly NamePattern[];

  /**
   * What else it may do, one operation at a time, as Kafka's ACLs say it.
   *
   * @default - nothing
   */
  readonly acls?: readonly Acl[];

  /**
   * How much of each broker it may use. Who uses more is slowed down.
   *
   * @default - no quotas: as much as there is
   */
  readonly quotas?: UserQuotas;
}

/** A user that is to be gone: the user Job takes away its password, all its permissions and its quotas. */
export interface AbsentUser {
  /** The user's name. */
  readonly name: string;
  readonly absent: true;
  /** Why it goes, for the one who reviews it. */
  readonly reason: string;
  /** The user's name once more: nobody is locked out by a slip in one place. */
  readonly confirm: string;
}

/** Where a password is. It is never rendered, only mounted. */
export interface PasswordSecret {
  /** The name of the Secret. */
  readonly secret: string;
  /** The key in it that holds the password and nothing else, in UTF-8; a line break at its end does not count. */
  readonly key: string;
}

/** One name, or all that begin with a prefix. */
export type NamePattern = string | { readonly prefix: string };

/**
 * Topics of the environment, by name or by prefix: `'orders'` or `{prefix: 'shop-'}`. A name or prefix
 * that no declared topic has is refused unless it is `external`: the topic is made by somebody else.
 */
export type TopicPattern =
  | NamePattern
  | { readonly name: string; readonly external: true }
  | { readonly prefix: string; readonly external: true };

/** Kafka's operations on the resources that users have permissions for. */
export const aclOperations = [
  'READ',
  'WRITE',
  'CREATE',
  'DELETE',
  'ALTER',
  'DESCRIBE',
  'DESCRIBE_CONFIGS',
  'ALTER_CONFIGS',
  'CLUSTER_ACTION',
  'IDEMPOTENT_WRITE',
  'ALL',
] as const;

/** An operation, as Kafka calls it. */
export type AclOperation = (typeof aclOperations)[number];

/** One operation on one kind of thing, such as `{operation: 'DESCRIBE', cluster: true}`. A name of `*` means all there are. */
export type Acl = { readonly operation: AclOperation } & (
  | { readonly topic: TopicPattern }
  | { readonly group: NamePattern }
  | { readonly transactionalId: NamePattern }
  | { readonly cluster: true }
);

/** How much of each broker a user may use, all its clients together. */
export interface UserQuotas {
  /**
   * What its producers may send to a broker in a second, such as `10MiB`: Kafka's `producer_byte_rate`.
   *
   * @default - no limit
   */
  readonly producerRate?: Size;

  /**
   * What its consumers may fetch from a broker in a second, such as `10MiB`: Kafka's `consumer_byte_rate`.
   *
   * @default - no limit
   */
  readonly consumerRate?: Size;

  /**
   * The share of the time of a broker's threads, in percent of one thread: 200 is two threads. It is
   * Kafka's `request_percentage`.
   *
   * @default - no limit
   */
  readonly requestPercentage?: number;

  /**
   * How many partitions its administrators may create and delete in a second: Kafka's
   * `controller_mutation_rate`.
   *
   * @default - no limit
   */
  readonly controllerMutationRate?: number;
}

/** Whether a user is to be there, rather than to be gone. */
export function isPresentUser(user: User | AbsentUser): user is User {
  return !('absent' in user);
}
