const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

let isListening = false;

/**
 * Does something that signals wait for: what arrives meanwhile ends the process right after.
 *
 * @param work synchronous, and short
 */
export function uninterrupted<T>(work: () => T): T {
  if (!isListening) for (const signal of signals) process.on(signal, endLater);
  isListening = true;
  try {
    return work();
  } finally {
    // Node hands signals over between turns of its event loop: a listener that left now would lose them.
    setImmediate(stopListening);
  }
}

function endLater(signal: NodeJS.Signals): void {
  stopListening();
  // Another listener has heard it as well, and decides.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

function stopListening(): void {
  for (const signal of signals) process.off(signal, endLater);
  isListening = false;
}
