import { actorFor, type Caller } from "./caller.ts";
import { rateLimited, refusalOf } from "./challenge.ts";
import type { RateLimiter } from "../storage/rate_limiter.ts";

/**
 * Lets `caller` make one call, and counts it.
 *
 * @throws {ApiError} 401 `invalid_token` for a token that was revoked, 429
 * `rate_limited` for one call too many.
 */
export async function admit(
  rateLimiter: Pick<RateLimiter, "check">,
  caller: Caller,
): Promise<void> {
  const decision = await rateLimiter.check({
    actor: actorFor(caller),
    issuedAt: caller.kind === "staff" ? undefined : caller.issuedAt,
    bucket: bucketOf(caller),
  });
  if (decision.ok) return;
  if (decision.reason === "revoked") throw refusalOf({ reason: "revoked" });
  throw rateLimited(decision.retryAfterSeconds);
}

/** An evening's reminders take no call from payments and sign-outs. */
function bucketOf(caller: Caller): string | undefined {
  if (caller.kind !== "service") return undefined;
  const [scope, ...others] = caller.scopes;
  return scope === "notice:deliver" && others.length === 0 ? scope : undefined;
}

/**
 * Runs the checks before a call is made. A refusal counts like a
 * call, and only an admitted caller is told of it: over the limit every call is
 * answered 429, whatever else is wrong with it.
 *
 * @throws {ApiError} As {@linkcode admit}; else what `read` throws.
 */
export async function countRefusals<T>(
  rateLimiter: Pick<RateLimiter, "check">,
  caller: Caller,
  read: () => T | Promise<T>,
): Promise<T> {
  try {
    return await read();
  } catch (error) {
    await admit(rateLimiter, caller);
    throw error;
  }
}
