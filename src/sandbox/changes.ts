/** A counter that only grows, and a way to wait for it. It starts at the machine's time, so it also grows over restarts. */
export interface Changes {
  version(): number;
  bump(): void;
  /** Resolves as soon as the version is beyond `since`, or after `ms` real milliseconds. */
  beyond(since: number, ms: number): Promise<void>;
  /** Lets everybody go who still waits. */
  release(): void;
}

export function createChanges(): Changes {
  let version = Date.now();
  const waiting = new Set<() => void>();
  const release = () => {
    for (const go of [...waiting]) go();
  };
  return {
    version: () => version,
    bump: () => {
      version += 1;
      release();
    },
    beyond: (since, ms) =>
      version > since
        ? Promise.resolve()
        : new Promise((resolve) => {
            const go = () => {
              clearTimeout(timer);
              waiting.delete(go);
              resolve();
            };
            const timer = setTimeout(go, ms);
            waiting.add(go);
          }),
    release,
  };
}
