import { CLOCK_SKEW_SECONDS } from "../../shared/contract/claims.ts";
import { notFound } from "../../shared/http/errors.ts";
import type { OperationContext } from "../operation/operation.ts";
import { asOwner } from "../operation/owner_session.ts";
import { revocationExpiry } from "../storage/revocations.ts";

/** Tokens of an issuer that an owner revokes. */
export interface OwnerRevocation {
  issuer: string;
  kind: "token" | "user" | "issuer";
  /** The `jti` of the token, the `sub` of the user, or the issuer again. */
  subject: string;
}

/**
 * Revokes tokens from now on. Of a user or an issuer these are all that were
 * issued until now by any clock that is allowed.
 *
 * @throws {ApiError} 401 without a live session of an owner, 404 for an issuer
 * that is not known.
 */
export async function revokeAsOwner(
  context: Pick<OperationContext, "sql" | "actor" | "now">,
  { issuer, kind, subject }: OwnerRevocation,
): Promise<void> {
  const { now } = context;
  const until = new Date(now.getTime() + CLOCK_SKEW_SECONDS * 1000);
  const issuedUntil = kind === "token" ? "infinity" : until.toISOString();
  await asOwner(
    context,
    (sql, session) =>
      sql`
        select revoke_tokens(${session}, ${issuer}, ${kind}, ${subject},
          ${issuedUntil}::timestamptz, ${revocationExpiry(now)})`,
    { MD002: () => notFound("AI service", "issuer") },
  );
}
