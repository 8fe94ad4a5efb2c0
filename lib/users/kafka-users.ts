import path from 'node:path';
import { Construct } from 'constructs';
import type { DeclaredEnvironment } from '../environment/declared';
import type { User } from '../environment/user';
import type { Mounted } from '../jobs/pod-template';
import { Reconciliation } from '../jobs/reconciliation';
import type { DeclaredSecurity } from '../security/declared-security';
import { superUserSubjects } from './rules';
import { absentUserLine, userLine } from './table';
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
      env: [{ name: 'SUPER_USERS', value: superUsers.join(';') }],
      mounted: passwordFiles(users),
    });
    this.jobName = jobName;
  }
}

/** Whether there is anything for the user Job to do. */
export function hasUsers({ users, absentUsers }: DeclaredSecurity): boolean {
  return users.length + absentUsers.length > 0;
}

/** A file for every password, named after its user. The pod does not start before every Secret is there. */
function passwordFiles(users: readonly User[]): Mounted | undefined {
  const sources = users.flatMap(({ name, password }) =>
    password ? [{ secret: { name: password.secret, items: [{ key: password.key, path: name }] } }] : [],
  );
  if (sources.length === 0) return undefined;
  return {
    volumes: [{ name: 'passwords', projected: { sources, defaultMode: 0o440 } }],
    volumeMounts: [{ name: 'passwords', mountPath: passwordsFolder, readOnly: true }],
  };
}
