import { CLOCK_SKEW_SECONDS } from "../../shared/contract/claims.ts";
import type { Check } from "./check.ts";

/** The times of one request to the other server, by this server's clock. */
export interface Exchange {
  sentAt: Date;
  receivedAt: Date;
  /** The `Date` header of the response (RFC 9110 section 6.6.1). */
  date: string | null;
}

/**
 * How far this server's clock is ahead of the other's, in milliseconds;
 * undefined without a valid `Date`. Off by half a second and half the time of
 * the exchange at most: the header has whole seconds, rounded down.
 */
export function clockOffset(
  { sentAt, receivedAt, date }: Exchange,
): number | undefined {
  const theirs = Date.parse(date ?? "") + 500;
  if (Number.isNaN(theirs)) return undefined;
  return (sentAt.getTime() + receivedAt.getTime()) / 2 - theirs;
}

/**
 * Whether the clocks agree as far as the contract of tokens needs. Beyond that
 * the MCP server refuses this service's tokens.
 *
 * @param offset From {@linkcode clockOffset}.
 */
export function checkClock(offset: number | undefined): Check {
  const name = "clock";
  if (offset === undefined) {
    return { name, status: "degraded", reason: "no_date" };
  }
  const offsetSeconds = Math.round(offset / 1000);
  const facts = { offsetSeconds };
  return Math.abs(offsetSeconds) > CLOCK_SKEW_SECONDS
    ? { name, status: "degraded", reason: "clock_off", facts }
    : { name, status: "ok", facts };
}
