import type { Acl, NamePattern, User } from '../environment/user';
import type { Found, Rule } from '../rules/rule';
import { everyUser } from './every-user';

const scramUserName: Rule = {
  id: 'scram-user-name',
  severity: 'error',
  summary: 'a user with a password has a name that clients can log in with',
  find: everyUser(({ name, password }) =>
    password === undefined || /^[\x20-\x7e]*$/.test(name)
      ? []
      : [
          {
            field: 'name',
            value: name,
            problem: 'is a name that nobody can log in with: SCRAM in Kafka takes ASCII alone',
            remedy: 'write a name of ASCII letters, digits and marks',
          },
        ],
  ),
};

const onlyInKraft: Rule = {
  id: 'only-in-kraft',
  severity: 'error',
  summary: 'permissions that only KRaft can keep are not declared where ZooKeeper keeps them',
  find: everyUser((user, { metadataMode }) =>
    metadataMode === 'zookeeper' ? [...namesOnlyInKraft(user), ...operationsOnlyInKraft(user)] : [],
  ),
};

/** What is wrong with single users' names, and with what they may do, that types and shapes do not say. */
export const nameRules: readonly Rule[] = [scramUserName, onlyInKraft];

function namesOnlyInKraft(user: User): Found[] {
  const patterns: (readonly [string, readonly NamePattern[]])[] = [
    ['groups', user.groups ?? []],
    ['transactionalIds', user.transactionalIds ?? []],
    ['acls', (user.acls ?? []).flatMap(clientNames)],
  ];
  return patterns.flatMap(([field, ofField]) =>
    ofField
      .map((pattern) => (typeof pattern === 'string' ? pattern : pattern.prefix))
      .filter((name) => !isNodeName(name))
      .map((name) => ({
        field,
        value: name,
        problem: 'cannot be kept by ZooKeeper, for which names are paths',
        remedy: "write a name without '/', emoji and other characters above U+FFFF, and not '.' or '..'",
      })),
  );
}

function clientNames(acl: Acl): NamePattern[] {
  return 'group' in acl ? [acl.group] : 'transactionalId' in acl ? [acl.transactionalId] : [];
}

/** Whether a name can be that of a node of ZooKeeper (`PathUtils.validatePath`), of what can be seen. */
export function isNodeName(name: string): boolean {
  return name !== '.' && name !== '..' && !/[/\ud800-\uf8ff\ufff0-\uffff]/.test(name);
}

function operationsOnlyInKraft({ acls = [] }: User): Found[] {
  return acls
    .filter((acl) => 'group' in acl && acl.operation.endsWith('_CONFIGS'))
    .map(({ operation }) => ({
      field: 'acls',
      value: operation,
      problem: 'is an operation on groups that Kafka 3.9 does not know',
      remedy: 'remove it',
    }));
}
