import { actorFor, type Caller } from "./caller.ts";
import { rateLimited, refusalOf } from "./challenge.ts";
import type { Admission } from "../storage/admit.ts";

/**
 * Lets `caller` make one call, and counts it.
 *
 * @throws {ApiError} 401 `invalid_token` for a token that was revoked, 429
 * `rate_limited` for one call too many.
 */
export async function admit(
  admission: Admission,
  caller: Caller,
): Promise<void> {
  const verdict = await admission.ask({
    actor: actorFor(caller),
    issuedAt: caller.kind === "staff" ? undefined : caller.issuedAt,
  });
  if (verdict.ok) return;
  if (verdict.reason === "revoked") throw refusalOf({ reason: "revoked" });
  throw rateLimited(verdict.retryAfterSeconds);
}
