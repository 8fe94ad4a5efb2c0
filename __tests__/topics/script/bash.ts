import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export const script = path.resolve(__dirname, '../../../lib/topics/script/reconcile.sh');
export const versions = ['3.9.2', '4.3.1'] as const;

/** The path of what a version's own tools printed, recorded by e2e/reconciler/record-fixtures.sh. */
export function fixturePath(version: string, name: string): string {
  return path.join(__dirname, 'fixtures', version, name);
}

export function fixture(version: string, name: string): string {
  return readFileSync(fixturePath(version, name), 'utf8');
}

export interface Said {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs code with every function of the script at hand, and nothing of it run. */
export function bash(code: string, args: readonly string[] = [], input = ''): Said {
  return said(['--norc', '-c', `source "$1"; shift; ${code}`, 'bash', script, ...args], input, {
    PATH: process.env.PATH,
  });
}

/** The lines that the code prints. @throws Error when it fails or complains */
export function bashLines(code: string, args: readonly string[] = [], input = ''): string[] {
  const { status, stdout, stderr } = bash(code, args, input);
  if (status !== 0 || stderr !== '') throw new Error(`exited with ${status}\n${stdout}${stderr}`);
  return stdout.split('\n').slice(0, -1);
}

export function said(args: readonly string[], input: string, env: NodeJS.ProcessEnv): Said {
  return spawnSync('bash', args, { input, encoding: 'utf8', env, maxBuffer: 1024 ** 3 });
}
