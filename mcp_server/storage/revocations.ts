import {
  CLOCK_SKEW_SECONDS,
  MAX_TOKEN_SECONDS,
} from "../../shared/contract/claims.ts";
import type { Actor } from "./actor.ts";
import type { Row, Statement, TransactionSql } from "./statement.ts";

/** Tokens of the acting issuer that are revoked from now on. */
export interface Revocation {
  kind: "token" | "user";
  /** The `jti` of the token, or the `sub` of the user. */
  subject: string;
  /** Of a user's tokens; a token by its `jti` is void whenever it was issued. */
  issuedUntil?: Date;
  now: Date;
}

/** When every clock takes the last of the tokens revoked now for expired. */
export function revocationExpiry(now: Date): Date {
  const seconds = MAX_TOKEN_SECONDS + 3 * CLOCK_SKEW_SECONDS;
  return new Date(now.getTime() + seconds * 1000);
}

/** Kept until every clock takes the last of these tokens for expired. */
export async function revokeTokens(
  sql: TransactionSql,
  { kind, subject, issuedUntil, now }: Revocation,
): Promise<void> {
  const expiresAt = revocationExpiry(now);
  await sql`
    insert into revocations (issuer, kind, subject, issued_until, expires_at)
    values (app_issuer(), ${kind}, ${subject},
      coalesce(${issuedUntil ?? null}::timestamptz, 'infinity'), ${expiresAt})
    on conflict do nothing`;
}

/**
 * The statement whose row says that the acting user's tokens were revoked since
 * the call was allowed; undefined for everyone else. Behind the lock of the
 * customer it sees whether the customer was forgotten in the meantime.
 */
export function findRevocation(
  sql: TransactionSql,
  actor: Actor,
): Statement<Row[]> | undefined {
  if (actor.kind !== "user" || !actor.issuedAt) return undefined;
  return sql`
    select from revocations
    where issuer = app_issuer() and issued_until >= ${actor.issuedAt}
      and (kind = 'user' and subject = app_user_id() or kind = 'issuer')
    limit 1`;
}
