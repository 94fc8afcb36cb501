import type { Ticker } from "./ticker.ts";

/** A ticker whose time only the test moves. */
export interface TestTicker extends Ticker {
  /** Lets that much time pass, in milliseconds. */
  pass(milliseconds: number): void;
  /** Number of actions that are repeated now. */
  readonly size: number;
}

/** Creates a ticker for a test. */
export function createTestTicker(): TestTicker {
  const repeated = new Set<{ period: number; due: number; run: () => void }>();
  let time = 0;
  const step = () => {
    time++;
    for (const one of repeated) {
      if (one.due > time) continue;
      one.due = time + one.period;
      one.run();
    }
  };
  return {
    every(period, run) {
      const one = { period, due: time + period, run };
      repeated.add(one);
      return () => repeated.delete(one);
    },
    pass(milliseconds) {
      for (let left = milliseconds; left > 0; left--) step();
    },
    get size() {
      return repeated.size;
    },
  };
}

/** Lets the ticker's time fly, 250 ms with each turn of the event loop. */
export function letTimePass(ticker: TestTicker): () => void {
  const timer = setInterval(() => ticker.pass(250));
  return () => clearInterval(timer);
}
