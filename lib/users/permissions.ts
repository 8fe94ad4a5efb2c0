import type { Acl, NamePattern, TopicPattern, User } from '../environment/user';
import { encoded } from '../jobs/encoded';

/**
 * What a user may do, as the lines of the table say it, such as `allow:READ:topic:literal:orders`; each
 * once, in the order in which the user says it. Kafka lets whoever may read or write describe as well, and
 * whoever may write to a topic be idempotent.
 */
export function permissions(user: User): string[] {
  const all = [
    ...each(user.produces, (it) => permission('WRITE', 'topic', it)),
    ...each(user.consumes, (it) => permission('READ', 'topic', it)),
    ...each(user.groups, (it) => permission('READ', 'group', it)),
    ...each(user.transactionalIds, (it) => permission('WRITE', 'transactional-id', it)),
    ...each(user.acls, exact),
  ];
  return [...new Set(all)];
}

function each<T>(patterns: readonly T[] = [], write: (pattern: T) => string): string[] {
  return patterns.map(write);
}

function exact(acl: Acl): string {
  if ('topic' in acl) return permission(acl.operation, 'topic', acl.topic);
  if ('group' in acl) return permission(acl.operation, 'group', acl.group);
  if ('transactionalId' in acl) return permission(acl.operation, 'transactional-id', acl.transactionalId);
  return permission(acl.operation, 'cluster', 'kafka-cluster');
}

function permission(operation: string, resource: string, pattern: NamePattern | TopicPattern): string {
  const [kind, name] =
    typeof pattern === 'string'
      ? ['literal', pattern]
      : 'prefix' in pattern
        ? ['prefixed', pattern.prefix]
        : ['literal', pattern.name];
  return `allow:${operation}:${resource}:${kind}:${encoded(name as string)}`;
}
