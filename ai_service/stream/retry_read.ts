import { ApiError } from "../../shared/http/errors.ts";
import { type Ticker, waitTicks } from "./ticker.ts";

/** Waits before another try of a read that failed, in milliseconds. */
const WAITS_MS = [250, 500, 1_000, 2_000];

/** 503 for a store that cannot be read, or in which nothing can be written. */
export function storeUnavailable(cause?: unknown): ApiError {
  return new ApiError("The store does not answer", {
    status: 503,
    code: "store_unavailable",
    headers: { "Retry-After": "5" },
    cause,
  });
}

/**
 * Reads from the store on behalf of a stream. A short failure is bridged, so
 * that not every reader has to connect again at the same moment.
 *
 * @throws {ApiError} 503 `store_unavailable` after four seconds of failures.
 */
export async function retryRead<T>(
  read: () => Promise<T>,
  { ticker, signal }: { ticker: Ticker; signal: AbortSignal },
): Promise<T> {
  for (let tries = 0;; tries++) {
    try {
      return await read();
    } catch (cause) {
      const wait = WAITS_MS[tries];
      if (wait === undefined || signal.aborted) throw storeUnavailable(cause);
      await waitTicks(ticker, wait, signal);
    }
  }
}
