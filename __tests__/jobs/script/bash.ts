import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { scriptFiles } from '../../../lib/jobs/script';
import { temporaryFolder } from '../../temporary-folder';

export const versions = ['3.9.2', '4.3.1'] as const;

/** The path of a Job's script, laid out with all its parts as the Job mounts it. */
export function laidOut(folder: string): string {
  return path.join(temporaryFolder(scriptFiles(folder)), 'reconcile.sh');
}

export interface Said {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs code with every function of a script at hand, and nothing of it run. */
export function bashWith(script: string, code: string, args: readonly string[], input: string): Said {
  return said(['--norc', '-c', `source "$1"; shift; ${code}`, 'bash', script, ...args], input, {
    PATH: process.env.PATH,
  });
}

/** The lines of what was said. @throws Error when it failed or complained */
export function linesOf({ status, stdout, stderr }: Said): string[] {
  if (status !== 0 || stderr !== '') throw new Error(`exited with ${status}\n${stdout}${stderr}`);
  return stdout.split('\n').slice(0, -1);
}

export function said(args: readonly string[], input: string, env: NodeJS.ProcessEnv): Said {
  return spawnSync('bash', args, { input, encoding: 'utf8', env, maxBuffer: 1024 ** 3 });
}
