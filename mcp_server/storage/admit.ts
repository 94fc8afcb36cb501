// This module is portable: it runs on Deno and on Workers.
import type { PendingQuery, ReservedSql, Row, Sql } from "postgres"; // the Postgres driver
import type { Actor } from "../mcp/operation.ts";
import { ownerOf } from "./owner.ts";

/** How often everyone may call. */
export interface RateLimit {
  perMinute: number;
  /** Calls at once, after a pause. */
  burst: number;
}

/** Someone who asks to be let in. */
export interface Visitor {
  actor: Actor;
  /** When the token was issued; staff come without one. */
  issuedAt: Date | undefined;
}

/** Whether they are, or why not. */
export type Verdict =
  | { ok: true }
  | { ok: false; reason: "revoked" }
  | { ok: false; reason: "over_limit"; retryAfterSeconds: number };

/**
 * Asks whether a call may be made, and counts it if so: its token is void if
 * it, its user's tokens of that age or its issuer were revoked; the limit is
 * GCRA. {@linkcode verdictOf} reads the answer.
 *
 * One statement, to be committed on its own. The time is the database's, which
 * all instances share: one whose own clock is ahead would grant more. The
 * commit does not wait for the disk, so a crash of the database, and of
 * nothing else, may forget what was spent in its last moment.
 */
export function askAdmission(
  sql: Sql | ReservedSql,
  { actor, issuedAt }: Visitor,
  { perMinute, burst }: RateLimit,
): PendingQuery<Row[]> {
  const { kind, issuer, id } = ownerOf(actor);
  const jti = actor.kind === "staff" ? null : actor.jti;
  const userId = actor.kind === "user" ? id : null;
  const since = issuedAt ?? null;
  const one = 60_000 / perMinute;
  // `excluded.spent_until` is the present moment and one call.
  return sql`
    with visitor as materialized (
      select ${since}::timestamptz is not null and (
        not exists (
          select from trusted_issuers where issuer = ${issuer} and enabled)
        or exists (
          select from revocations
          where issuer = ${issuer} and issued_until >= ${since}
            and (kind = 'token' and subject = ${jti}
              or kind = 'user' and subject = ${userId}))
      ) as revoked
    ), spent as (
      insert into rate_limits as held
        (actor_kind, issuer, actor_id, spent_until)
      select ${kind}, ${issuer}, ${id}, clock_timestamp() + ${span(sql, one)}
      from visitor where not revoked
      on conflict (actor_kind, issuer, actor_id) do update
        set spent_until = greatest(
          held.spent_until + ${span(sql, one)}, excluded.spent_until)
        where held.spent_until
          <= excluded.spent_until + ${span(sql, one * (burst - 2))}
      returning 1
    )
    select set_config('synchronous_commit', 'off', true), revoked,
      exists (select from spent) as admitted,
      case when exists (select from spent) then 0 else (
        select extract(epoch from
          spent_until - clock_timestamp() - ${span(sql, one * (burst - 1))})
        from rate_limits where actor_kind = ${kind} and issuer = ${issuer}
          and actor_id = ${id})::float8 end as wait
    from visitor`;
}

function span(sql: Sql | ReservedSql, milliseconds: number) {
  return sql`${milliseconds}::float8 * interval '1 millisecond'`;
}

/** What the database answered to {@linkcode askAdmission}. */
export function verdictOf([row]: Row[]): Verdict {
  const { revoked, admitted, wait } = row!;
  if (revoked) return { ok: false, reason: "revoked" };
  if (admitted) return { ok: true };
  const retryAfterSeconds = Math.max(1, Math.ceil(wait ?? 0));
  return { ok: false, reason: "over_limit", retryAfterSeconds };
}
