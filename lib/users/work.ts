import type { DeclaredSecurity } from '../security/declared-security';

/** What a user may take: up to five JVM starts of half a second each, as measured (docs/benchmarks.md), four times over. */
const secondsPerUser = 10;

/** How long the user Job may take to write every user, in seconds. */
export function userWorkSeconds({
  users,
  absentUsers,
}: Pick<DeclaredSecurity, 'users' | 'absentUsers'>): number {
  return (users.length + absentUsers.length) * secondsPerUser;
}
