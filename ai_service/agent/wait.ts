/** Waits; ends early, without an error, once the signal aborts. */
export type Wait = (
  milliseconds: number,
  signal: AbortSignal | undefined,
) => Promise<void>;

/** Waits by the timers of the platform. */
export function waitFor(
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise<void>((resolve) => {
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener("abort", done, { once: true });
    function done() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    }
  });
}
