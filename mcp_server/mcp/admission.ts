// This module is portable: it runs on Deno and on Workers.
import type { ReservedSql, Sql } from "postgres"; // the Postgres driver
import { actorFor, type Caller } from "../auth/caller.ts";
import { rateLimited, refusalOf } from "../auth/challenge.ts";
import { askAdmission, type RateLimit, verdictOf } from "../storage/admit.ts";

/**
 * Lets `caller` make one call, and counts it. The question is sent when this
 * is called, so that a transaction can follow on the same connection without
 * waiting.
 *
 * @throws {ApiError} 401 `invalid_token` for a token that was revoked, 429
 * `rate_limited` for one call too many.
 */
export async function admit(
  sql: Sql | ReservedSql,
  caller: Caller,
  limit: RateLimit,
): Promise<void> {
  const visitor = {
    actor: actorFor(caller),
    issuedAt: caller.kind === "staff" ? undefined : caller.issuedAt,
  };
  const verdict = verdictOf(await askAdmission(sql, visitor, limit).execute());
  if (verdict.ok) return;
  if (verdict.reason === "revoked") throw refusalOf({ reason: "revoked" });
  throw rateLimited(verdict.retryAfterSeconds);
}
