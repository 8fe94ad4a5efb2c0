import { spawn } from 'node:child_process';

/** What a command said, and how it ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end, while others run. */
export function ended(command: string, args: readonly string[], input = ''): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args);
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (data) => {
      stdout += data;
    });
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
    child.stdin.end(input);
  });
}

/** The output of a command that succeeded. @throws Error with everything it said, when it did not */
export async function output(command: string, args: readonly string[], input = ''): Promise<string> {
  const { status, stdout, stderr } = await ended(command, args, input);
  if (status !== 0) {
    throw new Error(`${command} ${args.join(' ')} exited with ${status}\n${stdout}${stderr}`);
  }
  return stdout;
}
