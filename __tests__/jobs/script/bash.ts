import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { scriptBinaries, scriptFiles } from '../../../lib/jobs/script';
import { temporaryFolder } from '../../temporary-folder';

export const versions = ['3.9.2', '4.3.1'] as const;

/** A Job's script, laid out with all its parts as the Job mounts it, and what the tests of a folder do with it. */
export function scriptUnderTest(sources: string, tests: string) {
  const folder = temporaryFolder(scriptFiles(sources));
  for (const [file, base64] of Object.entries(scriptBinaries())) {
    writeFileSync(path.join(folder, file), Buffer.from(base64, 'base64'));
  }
  const script = path.join(folder, 'reconcile.sh');

  /** Runs code with every function of the script at hand, and nothing of it run. */
  function bash(code: string, args: readonly string[] = [], input = ''): Said {
    return said(['--norc', '-c', `source "$1"; shift; ${code}`, 'bash', script, ...args], input, {
      PATH: process.env.PATH,
    });
  }

  /** The lines that the code prints. @throws Error when it fails or complains */
  function bashLines(code: string, args: readonly string[] = [], input = ''): string[] {
    const { status, stdout, stderr } = bash(code, args, input);
    if (status !== 0 || stderr !== '') throw new Error(`exited with ${status}\n${stdout}${stderr}`);
    return stdout.split('\n').slice(0, -1);
  }

  /** The path of what a version's own tools printed, as it was recorded. */
  function fixturePath(version: string, name: string): string {
    return path.join(tests, 'fixtures', version, name);
  }

  /** What the script makes of a tool's failure: the words that it goes on with, and the kind of trouble. */
  function judge(version: string, failure: string): [words: string, kind: string] {
    const [words = '', kind = ''] = bashLines(
      `said=$(<"$1"); words_of "$said"; echo "$words"
       if is_authentication "$said"; then echo authentication
       elif is_authorization "$said"; then echo authorization
       elif is_silence "$words"; then echo silence
       elif is_transient "$words"; then echo transient
       else echo final; fi`,
      [fixturePath(version, `failure-${failure}.txt`)],
    );
    return [words, kind];
  }

  return { script, bash, bashLines, fixturePath, judge };
}

export interface Said {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function said(args: readonly string[], input: string, env: NodeJS.ProcessEnv): Said {
  return spawnSync('bash', args, { input, encoding: 'utf8', env, maxBuffer: 1024 ** 3 });
}
