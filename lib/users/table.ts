import type { PasswordSecret, User } from '../environment/user';
import { encoded } from '../jobs/encoded';
import { permissions } from './permissions';
import { kafkaQuotas } from './quotas';

/**
 * A user's line of the table that the Job reads, such as
 * `chat-service secret=chat/word allow:READ:topic:literal:chat-messages quota:producer_byte_rate=10485760`.
 * Fields are separated by single spaces.
 */
export function userLine(user: User): string {
  return [
    encoded(user.name),
    ...(user.password ? [`secret=${passwordFile(user.password)}`] : []),
    ...permissions(user),
    ...Object.entries(kafkaQuotas(user.quotas)).map(([name, value]) => `quota:${name}=${value}`),
  ].join(' ');
}

/** The Secret and the key of a password as the table says them, which is also its file's path where it is mounted. */
export function passwordFile({ secret, key }: PasswordSecret): string {
  return `${secret}/${key}`;
}

/** The line of a user of which the Job is to leave nothing. */
export function absentUserLine(name: string): string {
  return `${encoded(name)} absent`;
}
