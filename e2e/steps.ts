/** Named steps that build on each other: after one has failed that others need, the rest of its sequence is not run. */
export class Steps {
  passed = 0;
  failed = 0;
  private broken = false;

  constructor(private readonly sequence: string) {}

  /**
   * Runs a step, and says what it is before and how it went after.
   *
   * @param needed whether the steps after it need it
   */
  async step(name: string, run: () => void | Promise<void>, needed = true): Promise<void> {
    if (this.broken) return this.fail(name, 'not run, since an earlier step failed');
    // Commands are waited for without listening to anything else: a signal is heard here.
    await new Promise(setImmediate);
    const start = Date.now();
    console.log(`… ${this.sequence}: ${name}`);
    try {
      await run();
      this.passed++;
      console.log(`✓ ${this.sequence}: ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
    } catch (error) {
      this.broken ||= needed;
      this.fail(name, error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }

  private fail(name: string, why: string): void {
    this.failed++;
    console.log(`✗ ${this.sequence}: ${name}\n${why.replace(/^/gm, '    ')}`);
  }
}

/**
 * Waits until `check` returns something.
 *
 * @throws Error with what was waited for and the last answer, when it took longer than `seconds`
 */
export async function until<T>(
  what: string,
  seconds: number,
  check: () => T | undefined | Promise<T | undefined>,
  detail: () => string = () => '',
): Promise<T> {
  const limit = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await check();
    if (answer !== undefined) return answer;
    if (Date.now() > limit) throw new Error(`${what}: not within ${seconds} s\n${detail()}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
