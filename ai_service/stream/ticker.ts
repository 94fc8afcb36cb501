/** Interval of the timer, in milliseconds. */
const TICK_MS = 250;

/** Repeats actions in the time of all open streams. */
export interface Ticker {
  /**
   * Calls `action` every `periodMs` milliseconds until the returned function is
   * called. The action must not throw.
   */
  every(periodMs: number, action: () => void): () => void;
}

/**
 * A ticker with one timer for all actions, because a timer for each of
 * thousands of streams would cost more memory than the streams' own state. It
 * runs only while there are actions; a period is rounded to 250 ms.
 */
export function createTicker(): Ticker {
  const repeated = new Set<{ period: number; due: number; run: () => void }>();
  let ticks = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = () => {
    ticks++;
    for (const one of repeated) {
      if (one.due > ticks) continue;
      one.due = ticks + one.period;
      one.run();
    }
  };
  return {
    every(periodMs, run) {
      const period = Math.max(1, Math.round(periodMs / TICK_MS));
      const one = { period, due: ticks + period, run };
      repeated.add(one);
      timer ??= setInterval(tick, TICK_MS);
      return () => {
        repeated.delete(one);
        if (repeated.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}

/** Waits in the ticker's time; ends early once the signal aborts. */
export function waitTicks(
  ticker: Ticker,
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    const stop = ticker.every(milliseconds, end);
    signal.addEventListener("abort", end);
    if (signal.aborted) end();
    function end() {
      stop();
      signal.removeEventListener("abort", end);
      resolve();
    }
  });
}
