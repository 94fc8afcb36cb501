import type { Sql } from "./statement.ts";
import { type Actor, type ActorKey, actorKey } from "./actor.ts";

/** How often one caller may call. */
export interface RateLimit {
  perMinute: number;
  /** The most calls at one moment, after a pause. */
  burst: number;
}

/** The caller of one call. */
export interface CheckedCaller {
  actor: Actor;
  /** When the token was issued; undefined for staff, who have no token. */
  issuedAt: Date | undefined;
  /** Calls that are counted apart from the caller's others. */
  bucket?: string | undefined;
}

/** Whether the call is allowed, or why it is refused. */
export type RateLimitDecision =
  | { ok: true }
  | { ok: false; reason: "revoked" }
  | { ok: false; reason: "over_limit"; retryAfterSeconds: number };

/** Is told of every decision. */
export interface RateLimiterObserver {
  callChecked(
    actor: Actor["kind"],
    decision: "ok" | "revoked" | "over_limit",
  ): void;
}

/** A check that waits for its decision. */
interface PendingCheck extends CheckedCaller {
  owner: ActorKey;
  resolve: (decision: RateLimitDecision) => void;
  reject: (error: unknown) => void;
}

/** The most callers that one statement checks. */
const BATCH_SIZE = 100;

/**
 * Decides whether a call is allowed, and counts it. A token is refused if it,
 * its issuer, or all tokens of its user up to its age are revoked. The rate
 * limit is GCRA.
 *
 * Checks that arrive while a statement is under way are combined into the next
 * one, which is committed on its own. The time is that of the database, which
 * all instances share; an instance whose clock is fast would allow too much.
 * The commit does not wait for the disk (`synchronous_commit` is off), so only
 * a crash of the database can lose the last moments' counts.
 */
export class RateLimiter {
  readonly #sql: Sql;
  readonly #limit: RateLimit;
  readonly #observer: RateLimiterObserver | undefined;
  #waiting: PendingCheck[] = [];
  #isChecking = false;

  constructor(sql: Sql, limit: RateLimit, observer?: RateLimiterObserver) {
    this.#sql = sql;
    this.#limit = limit;
    this.#observer = observer;
  }

  /** Checks one call, and counts it if it is allowed. */
  async check(caller: CheckedCaller): Promise<RateLimitDecision> {
    const decision = await this.#decide(caller);
    const word = decision.ok ? "ok" : decision.reason;
    this.#observer?.callChecked(caller.actor.kind, word);
    return decision;
  }

  #decide(caller: CheckedCaller): Promise<RateLimitDecision> {
    const { promise, resolve, reject } = Promise.withResolvers<
      RateLimitDecision
    >();
    const key = actorKey(caller.actor);
    const { bucket } = caller;
    const owner = bucket ? { ...key, id: `${key.id} ${bucket}` } : key;
    this.#waiting.push({ ...caller, owner, resolve, reject });
    if (!this.#isChecking) this.#checkAll();
    return promise;
  }

  async #checkAll(): Promise<void> {
    this.#isChecking = true;
    while (this.#waiting.length > 0) {
      const checks = this.#nextBatch();
      try {
        const allowed = await countCalls(this.#sql, checks, this.#limit);
        for (const check of checks) {
          if (allowed.has(keyOf(check.owner))) {
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
    this.#isChecking = false;
  }

  /** No caller is in it twice: a statement can change a row only once. */
  #nextBatch(): PendingCheck[] {
    const batch = new Map<string, PendingCheck>();
    const later: PendingCheck[] = [];
    for (const check of this.#waiting) {
      const key = keyOf(check.owner);
      if (batch.has(key) || batch.size === BATCH_SIZE) later.push(check);
      else batch.set(key, check);
    }
    this.#waiting = later;
    return [...batch.values()];
  }
}

function keyOf({ kind, issuer, id }: ActorKey): string {
  return JSON.stringify([kind, issuer, id]);
}

/**
 * Counts the calls that are allowed, and returns the keys of their callers.
 * Rows are sorted, so that concurrent statements lock them in the same order.
 */
async function countCalls(
  sql: Sql,
  checks: readonly PendingCheck[],
  { perMinute, burst }: RateLimit,
): Promise<Set<string>> {
  const msPerCall = 60_000 / perMinute;
  const oneCall = interval(sql, msPerCall);
  // GCRA tolerates `burst - 1` calls after now. `excluded.spent_until` is
  // already one call after now.
  const tolerance = interval(sql, msPerCall * (burst - 2));
  const rows = await sql<ActorKey[]>`
    insert into rate_limits as current
      (actor_kind, issuer, actor_id, spent_until)
    select kind, issuer, id, clock_timestamp() + ${oneCall}
    from ${callers(sql, checks)} where not ${isRevoked(sql)}
    order by kind, issuer, id
    on conflict (actor_kind, issuer, actor_id) do update
      set spent_until = greatest(
        current.spent_until + ${oneCall}, excluded.spent_until)
      where current.spent_until
        <= excluded.spent_until + ${tolerance}
    returning actor_kind as kind, issuer, actor_id as id,
      set_config('synchronous_commit', 'off', true)`;
  return new Set(rows.map(keyOf));
}

/** The reason why a call is refused. */
async function refusalReason(
  sql: Sql,
  check: PendingCheck,
  { perMinute, burst }: RateLimit,
): Promise<RateLimitDecision> {
  const tolerance = interval(sql, 60_000 / perMinute * (burst - 1));
  const [row] = await sql<[{ revoked: boolean; wait: number | null }]>`
    select ${isRevoked(sql)} as revoked, (
        select extract(epoch from
          spent_until - clock_timestamp() - ${tolerance})
        from rate_limits as current where actor_kind = caller.kind
          and current.issuer = caller.issuer and actor_id = id
      )::float8 as wait
    from ${callers(sql, [check])}`;
  if (row.revoked) return { ok: false, reason: "revoked" };
  const retryAfterSeconds = Math.max(1, Math.ceil(row.wait ?? 0));
  return { ok: false, reason: "over_limit", retryAfterSeconds };
}

/** The callers as one JSON parameter, so that the text is always the same. */
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

/** Whether the token of `caller` is revoked; false for staff, who have none. */
function isRevoked(sql: Sql) {
  return sql`(issued_at is not null and (
    not exists (
      select from trusted_issuers as trusted
      where trusted.issuer = caller.issuer and enabled)
    or exists (
      select from revocations as revoked
      where revoked.issuer = caller.issuer and issued_until >= issued_at
        and (revoked.kind = 'issuer'
          or revoked.kind = 'token' and subject = jti
          or revoked.kind = 'user' and caller.kind = 'user'
            and subject = id))))`;
}

function interval(sql: Sql, milliseconds: number) {
  return sql`${milliseconds}::float8 * interval '1 millisecond'`;
}
