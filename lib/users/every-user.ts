import type { DeclaredEnvironment } from '../environment/declared';
import type { User } from '../environment/user';
import type { Found, Rule } from '../rules/rule';

/** A `find` that looks at one user at a time. */
export function everyUser(
  find: (user: User, environment: DeclaredEnvironment) => readonly Found[],
): Rule['find'] {
  return (environment) =>
    (environment.security?.users ?? []).flatMap((user) =>
      find(user, environment).map((it) => ({ ...it, field: `security.users.${user.name}.${it.field}` })),
    );
}
