import { spawn } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from './temporary-folder';

const root = path.join(__dirname, '..');

let folder: string | undefined;

/**
 * A fresh copy of the project, with the same installed packages. All tests of a file get it in the same folder, one
 * after another: the folder's name is part of what tsx knows a compiled file by.
 */
export function checkout(): string {
  folder ??= temporaryFolder();
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true });
  for (const name of [
    'charts',
    'dist',
    'environments',
    'imports',
    'lib',
    'main.ts',
    'cdk8s.yaml',
    'package.json',
    'run-ts.cjs',
    'tsconfig.json',
  ]) {
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true, preserveTimestamps: true });
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  return folder;
}

/** Every file below a folder with its text. */
export function tree(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  );
}

/** Runs a command in a folder, with variables on top of the usual ones. */
export function run(
  folder: string,
  command: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const { NODE_OPTIONS, ...usual } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(command[0] as string, command.slice(1), {
      cwd: folder,
      env: { ...usual, ...variables },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (data) => {
      stdout += data;
    });
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** `npm run synth`, without npm's share of the time. */
export const synth = ['node', '--require', './run-ts.cjs', 'main.ts'];

/** `npx cdk8s synth`, without npx' share of the time and without its look for newer versions. */
export const cdk8sSynth = ['node_modules/.bin/cdk8s', 'synth', '--check-upgrade=false'];
