import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../kubectl';

const author = ['-c', 'user.name=e2e', '-c', 'user.email=e2e@example.com'];

/** A git repository that the tools' controllers look at, and the clone that is pushed to it. */
export class Repository {
  private readonly clone = mkdtempSync(path.join(tmpdir(), 'gitops-'));

  /** @param folder where the git server keeps its repositories @param url where it serves them */
  constructor(
    private readonly folder: string,
    private readonly serverUrl: string,
    private readonly name: string,
  ) {
    run('git', ['init', '--quiet', '--bare', '--initial-branch=main', this.bare]);
    run('git', ['init', '--quiet', '--initial-branch=main', this.clone]);
    this.git('remote', 'add', 'origin', this.url);
  }

  get url(): string {
    return `${this.serverUrl}/${this.name}.git`;
  }

  /** Pushes folders as they are to be from now on. @returns the commit */
  push(folders: Readonly<Record<string, string>>, message: string): string {
    for (const [name, from] of Object.entries(folders)) {
      rmSync(path.join(this.clone, name), { recursive: true, force: true });
      cpSync(from, path.join(this.clone, name), { recursive: true });
      withoutPods(path.join(this.clone, name));
    }
    this.git('add', '--all');
    this.git(...author, 'commit', '--quiet', `--message=${message}`);
    return this.pushed();
  }

  /** Takes the last commit back with another. @returns that one */
  revert(): string {
    this.git(...author, 'revert', '--no-edit', 'HEAD');
    return this.pushed();
  }

  /** The files of a folder. */
  files(name: string): string[] {
    const folder = path.join(this.clone, name);
    return readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'));
  }

  /** Removes the repository and its clone. */
  remove(): void {
    for (const it of [this.bare, this.clone]) rmSync(it, { recursive: true, force: true });
  }

  private get bare(): string {
    return path.join(this.folder, `${this.name}.git`);
  }

  private pushed(): string {
    this.git('push', '--quiet', 'origin', 'main');
    return this.git('rev-parse', 'HEAD').trim();
  }

  private git(...args: string[]): string {
    return run('git', ['-C', this.clone, ...args]);
  }
}

/** StatefulSets of no replicas are healthy at once: both tools wait for brokers, and here none can run. */
function withoutPods(folder: string): void {
  const file = path.join(folder, '10-kafka.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^ {2}replicas: \d+$/gm, '  replicas: 0'));
}
