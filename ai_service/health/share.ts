/**
 * Shares one run of `run` among callers that ask at the same time, and among
 * those that ask within `lifetime` milliseconds after its end.
 *
 * @param elapsed Milliseconds of a clock that never goes back.
 */
export function share<T>(
  run: () => Promise<T>,
  { lifetime, elapsed }: { lifetime: number; elapsed: () => number },
): () => Promise<T> {
  let shared: Promise<T> | undefined;
  let until = Infinity;
  return () => {
    if (shared && elapsed() < until) return shared;
    until = Infinity;
    shared = run().finally(() => until = elapsed() + lifetime);
    return shared;
  };
}
