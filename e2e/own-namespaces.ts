import { objects } from './kubectl';

/** Those of the namespaces that exist already: a run that deletes them at its end must not begin. */
export function taken(namespaces: readonly string[]): string[] {
  return objects('namespaces')
    .map(({ metadata }) => metadata.name)
    .filter((name) => namespaces.includes(name));
}

/** Cleans up when the run is interrupted, and ends it. */
export function cleanUpOnSignals(cleanUp: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      console.error(`${signal}: removing what was installed`);
      cleanUp();
      process.exit(1);
    });
  }
}
