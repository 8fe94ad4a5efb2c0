/** Where progress is shown: the usual parts of `process.stderr`. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * Shows on a terminal, in one line that goes when it is over, how long something takes and may take. Where
 * nobody looks, such as in a log, it shows nothing.
 *
 * @param what it is, such as `pulling bitnami/kafka:20.0.0`
 * @param seconds how long it may take
 */
export async function withProgress<T>(
  terminal: Terminal,
  what: string,
  seconds: number,
  work: Promise<T>,
): Promise<T> {
  if (!terminal.isTTY) return work;
  const start = Date.now();
  const show = () => {
    const passed = Math.floor((Date.now() - start) / 1000);
    terminal.write(`\r\u001b[K${what}: ${passed} of at most ${seconds} s`);
  };
  show();
  const timer = setInterval(show, 1000);
  try {
    return await work;
  } finally {
    clearInterval(timer);
    terminal.write('\r\u001b[K');
  }
}
