import { CLOCK_SKEW_SECONDS } from "../../shared/contract/claims.ts";

/** A sign-out everywhere: which of the user's tokens it has ended. */
export interface TokensEnded {
  /** Tokens recorded under an earlier epoch are ended. */
  epoch: number;
  /** ISO 8601. Tokens of the new epoch have a later `iat`. */
  until: string;
}

/**
 * A sign-out now. An instance whose clock is ahead may have signed the user out
 * before, and revoked what was issued until its own time; new tokens must be
 * later than that, too.
 */
export function tokensEndedAt(
  now: Date,
  epoch: number,
  earlier: TokensEnded | null,
): TokensEnded {
  const latest = now.getTime() + CLOCK_SKEW_SECONDS * 1000;
  const before = Math.min(earlier ? Date.parse(earlier.until) : 0, latest);
  const until = new Date(Math.max(now.getTime(), before)).toISOString();
  return { epoch, until };
}
