import type { FailureReason, ModelFailure } from "./model_error.ts";

/** Requests for one answer, the first included. */
export const MAX_ATTEMPTS = 4;
/** Pause before the second request, in milliseconds; each later one doubles it. */
const FIRST_PAUSE_MS = 500;
/** A provider that wants a longer pause than this is not asked again. */
const LONGEST_PAUSE_MS = 20_000;

const RETRIED: readonly FailureReason[] = ["busy", "broke_off"];

/**
 * The pause before a request is repeated, in milliseconds; undefined if it is
 * not. Half of it is random, so that requests which failed together do not come
 * back together ("equal jitter").
 *
 * @param attempt The request that failed, counted from 1.
 * @param random From 0 to 1.
 */
export function pauseBeforeRetry(
  { reason, retryAfterMs }: ModelFailure,
  attempt: number,
  random: () => number,
): number | undefined {
  if (!RETRIED.includes(reason) || attempt >= MAX_ATTEMPTS) return undefined;
  const pause = FIRST_PAUSE_MS * 2 ** (attempt - 1) * (1 + random()) / 2;
  if (retryAfterMs === undefined) return pause;
  return retryAfterMs <= LONGEST_PAUSE_MS
    ? Math.max(retryAfterMs, pause)
    : undefined;
}
