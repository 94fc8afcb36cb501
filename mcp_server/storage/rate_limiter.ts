import type { Sql } from "./statement.ts";
import { type Actor, type ActorKey, actorKey } from "./actor.ts";

/** How often everyone may call. */
export interface RateLimit {
  perMinute: number;
  /** Calls at once, after a pause. */
  burst: number;
}

/** Someone who asks to be let in. */
export interface CheckedCaller {
  actor: Actor;
  /** When the token was issued; staff come without one. */
  issuedAt: Date | undefined;
}

/** Whether they are, or why not. */
export type RateLimitDecision =
  | { ok: true }
  | { ok: false; reason: "revoked" }
  | { ok: false; reason: "over_limit"; retryAfterSeconds: number };

/** Who asks, and how they are told. */
interface PendingCheck extends CheckedCaller {
  owner: ActorKey;
  resolve: (decision: RateLimitDecision) => void;
  reject: (error: unknown) => void;
}

/** As many as are asked about in one statement. */
const BATCH = 100;

/**
 * Decides whether calls may be made, and counts them: a token is void if it,
 * its user's tokens of that age or its issuer were revoked; the limit is GCRA.
 *
 * All who ask while a check is on its way are asked about in the next one,
 * each row on its own: one statement, committed by itself. The time is the
 * database's, which all instances share: one whose own clock is ahead would
 * grant more. The commit does not wait for the disk, so a crash of the
 * database, and of nothing else, may forget what was spent in its last moment.
 */
export class RateLimiter {
  readonly #sql: Sql;
  readonly #limit: RateLimit;
  #waiting: PendingCheck[] = [];
  #isAsking = false;

  constructor(sql: Sql, limit: RateLimit) {
    this.#sql = sql;
    this.#limit = limit;
  }

  /** Asks about one call, which is counted if it may be made. */
  ask(caller: CheckedCaller): Promise<RateLimitDecision> {
    const { promise, resolve, reject } = Promise.withResolvers<
      RateLimitDecision
    >();
    const owner = actorKey(caller.actor);
    this.#waiting.push({ ...caller, owner, resolve, reject });
    if (!this.#isAsking) this.#askAll();
    return promise;
  }

  async #askAll(): Promise<void> {
    this.#isAsking = true;
    while (this.#waiting.length > 0) {
      const checks = this.#nextBatch();
      try {
        const admitted = await admit(this.#sql, checks, this.#limit);
        for (const check of checks) {
          if (admitted.has(keyOf(check.owner))) {
            check.resolve({ ok: true });
          } else {
            refusalReason(this.#sql, check, this.#limit)
              .then(check.resolve, check.reject);
          }
        }
      } catch (error) {
        for (const { reject } of checks) reject(error);
      }
    }
    this.#isAsking = false;
  }

  /** A statement can change a row only once, so nobody is in it twice. */
  #nextBatch(): PendingCheck[] {
    const batch = new Map<string, PendingCheck>();
    const later: PendingCheck[] = [];
    for (const check of this.#waiting) {
      const key = keyOf(check.owner);
      if (batch.has(key) || batch.size === BATCH) later.push(check);
      else batch.set(key, check);
    }
    this.#waiting = later;
    return [...batch.values()];
  }
}

function keyOf({ kind, issuer, id }: ActorKey): string {
  return JSON.stringify([kind, issuer, id]);
}

/** The keys of those who may call. Rows are locked in one order everywhere. */
async function admit(
  sql: Sql,
  checks: readonly PendingCheck[],
  { perMinute, burst }: RateLimit,
): Promise<Set<string>> {
  const one = 60_000 / perMinute;
  // `excluded.spent_until` is the present moment and one call.
  const rows = await sql<ActorKey[]>`
    insert into rate_limits as held
      (actor_kind, issuer, actor_id, spent_until)
    select kind, issuer, id, clock_timestamp() + ${span(sql, one)}
    from ${callers(sql, checks)} where not ${isVoid(sql)}
    order by kind, issuer, id
    on conflict (actor_kind, issuer, actor_id) do update
      set spent_until = greatest(
        held.spent_until + ${span(sql, one)}, excluded.spent_until)
      where held.spent_until
        <= excluded.spent_until + ${span(sql, one * (burst - 2))}
    returning actor_kind as kind, issuer, actor_id as id,
      set_config('synchronous_commit', 'off', true)`;
  return new Set(rows.map(keyOf));
}

/** Why someone may not call. */
async function refusalReason(
  sql: Sql,
  check: PendingCheck,
  { perMinute, burst }: RateLimit,
): Promise<RateLimitDecision> {
  const one = 60_000 / perMinute;
  const [row] = await sql<[{ revoked: boolean; wait: number | null }]>`
    select ${isVoid(sql)} as revoked, (
        select extract(epoch from
          spent_until - clock_timestamp() - ${span(sql, one * (burst - 1))})
        from rate_limits as held where actor_kind = caller.kind
          and held.issuer = caller.issuer and actor_id = id
      )::float8 as wait
    from ${callers(sql, [check])}`;
  if (row.revoked) return { ok: false, reason: "revoked" };
  const retryAfterSeconds = Math.max(1, Math.ceil(row.wait ?? 0));
  return { ok: false, reason: "over_limit", retryAfterSeconds };
}

/** As JSON, so that the statement is the same however many they are. */
function callers(sql: Sql, checks: readonly PendingCheck[]) {
  const rows = checks.map(({ owner, actor, issuedAt }) => ({
    kind: owner.kind,
    issuer: owner.issuer,
    id: owner.id,
    jti: actor.kind === "staff" ? null : actor.jti,
    issued_at: issuedAt?.toISOString() ?? null,
  }));
  return sql`
    jsonb_to_recordset(${sql.json(rows)}) as caller
      (kind text, issuer text, id text, jti text, issued_at timestamptz)`;
}

/** Whether the token of `caller` was revoked; staff come without one. */
function isVoid(sql: Sql) {
  return sql`(issued_at is not null and (
    not exists (
      select from trusted_issuers as trusted
      where trusted.issuer = caller.issuer and enabled)
    or exists (
      select from revocations as revoked
      where revoked.issuer = caller.issuer and issued_until >= issued_at
        and (revoked.kind = 'token' and subject = jti
          or revoked.kind = 'user' and caller.kind = 'user'
            and subject = id))))`;
}

function span(sql: Sql, milliseconds: number) {
  return sql`${milliseconds}::float8 * interval '1 millisecond'`;
}
