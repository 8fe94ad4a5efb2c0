import path from 'node:path';
import { Construct } from 'constructs';
import type { DeclaredEnvironment } from '../environment/declared';
import type { User } from '../environment/user';
import type { Mounted } from '../jobs/pod-template';
import { Reconciliation } from '../jobs/reconciliation';
import type { DeclaredSecurity } from '../security/declared-security';
import { superUserSubjects } from './rules';
import { absentUserLine, passwordFile, userLine } from './table';
import { userWorkSeconds } from './work';

/** The script that the user Job runs, without what every Job's script shares. */
export const userScript = path.join(__dirname, 'script');

const passwordsFolder = '/opt/users/passwords';

/**
 * The users of a secured environment: a Job that makes their passwords, permissions and quotas what is
 * declared. It mounts the passwords; the drift check, which compares no passwords, does not.
 */
export class KafkaUsers extends Construct {
  /** The Job's name. */
  readonly jobName: string;

  constructor(scope: Construct, id: string, environment: DeclaredEnvironment, security: DeclaredSecurity) {
    super(scope, id);
    const { users, absentUsers } = security;
    const superUsers = superUserSubjects(security).map((subject) => `User:${subject}`);
    const { jobName } = new Reconciliation(this, 'reconciliation', {
      environment,
      about: 'users',
      script: userScript,
      table: [...users.map(userLine), ...absentUsers.map(absentUserLine)],
      workSeconds: userWorkSeconds(security),
      env: [
        { name: 'SUPER_USERS', value: superUsers.join(';') },
        { name: 'NAMESPACE', value: environment.namespace },
      ],
      mounted: passwordFiles(users),
    });
    this.jobName = jobName;
  }
}

/** Whether there is anything for the user Job to do. */
export function hasUsers({ users, absentUsers }: DeclaredSecurity): boolean {
  return users.length + absentUsers.length > 0;
}

/**
 * A file for every password: a key in a folder of its Secret's name. Each may be missing: the pod starts,
 * the script does without, and looks for it again.
 */
function passwordFiles(users: readonly User[]): Mounted | undefined {
  const passwords = users.flatMap(({ password }) => password ?? []);
  if (passwords.length === 0) return undefined;
  // Two users may share a password; a file is projected once.
  const files = new Map(passwords.map((password) => [passwordFile(password), password]));
  const sources = [...files].map(([path, { secret, key }]) => ({
    secret: { name: secret, optional: true, items: [{ key, path }] },
  }));
  return {
    volumes: [{ name: 'passwords', projected: { sources, defaultMode: 0o440 } }],
    volumeMounts: [{ name: 'passwords', mountPath: passwordsFolder, readOnly: true }],
  };
}
