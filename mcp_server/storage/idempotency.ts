import type { Database } from "./postgres.ts";
import type { TransactionSql } from "./statement.ts";
import { inTransaction } from "./transaction.ts";
import { ApiError, invalidInput } from "../../shared/http/errors.ts";
import { type Actor, actorKey } from "./actor.ts";

/** What a key looks like: 1 to 255 visible ASCII characters. */
export const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

/** How long a key answers with its first result, in milliseconds. */
export const IDEMPOTENCY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** One call, as its caller identifies it. */
export interface IdempotentCall {
  actor: Actor;
  /** As {@linkcode IDEMPOTENCY_KEY}; good per actor and operation. */
  key: string;
  /** Name of the operation, e.g. `booking_create`. */
  operation: string;
  /** Lower-case hex of the SHA-256 of the call's arguments (RFC 8785 form). */
  argsSha256: string;
  now: Date;
}

interface KeptAnswer<T> {
  argsSha256: string;
  result: T;
}

/** The answer to a call, and whether it is the first one given again. */
export interface IdempotentAnswer<T> {
  result: T;
  replayed: boolean;
}

/**
 * Runs `run` once per key, in a transaction of the caller: a concurrent
 * duplicate waits until it has ended, and then gets its answer. A call that
 * throws leaves no trace, and the duplicate runs in its place.
 *
 * `run` begins along with the question whether it was run before, since most
 * are not: its first statements travel with that question. If it was, what it
 * has begun is undone.
 *
 * @throws {ApiError} 409 `idempotency_key_reused` if the key came with another
 * body in the last 24 hours.
 */
export async function withIdempotencyKey<T extends object>(
  sql: Database,
  call: IdempotentCall,
  run: (tx: TransactionSql) => Promise<T>,
): Promise<IdempotentAnswer<T>> {
  checkIdempotencyKey(call.key);
  try {
    const result = await inTransaction(sql, call.actor, async (tx) => {
      const answered = findAnswer<T>(tx, call);
      const running = run(tx);
      running.catch(() => {}); // told below, if it counts
      const earlier = await answered;
      if (earlier) throw new AnsweredBefore(earlier);
      const result = await running;
      tx.atEnd(keepAnswer(tx, call, result));
      return result;
    });
    return { result, replayed: false };
  } catch (error) {
    if (!(error instanceof AnsweredBefore)) throw error;
    const { argsSha256, result } = error.answer as KeptAnswer<T>;
    checkArguments(call, argsSha256);
    return { result, replayed: true };
  }
}

/** Ends a transaction whose work was done by an earlier one. */
class AnsweredBefore extends Error {
  constructor(readonly answer: KeptAnswer<unknown>) {
    super("This call was answered before");
  }
}

/** @throws {ApiError} 400 for what is no {@linkcode IDEMPOTENCY_KEY}. */
export function checkIdempotencyKey(key: unknown): asserts key is string {
  if (typeof key === "string" && IDEMPOTENCY_KEY.test(key)) return;
  throw invalidInput(
    "Idempotency-Key",
    "An idempotency key is 1 to 255 visible ASCII characters",
  );
}

function checkArguments({ argsSha256 }: IdempotentCall, earlier: string) {
  if (earlier === argsSha256) return;
  throw new ApiError(
    "This idempotency key was already used with other arguments",
    { status: 409, code: "idempotency_key_reused" },
  );
}

/**
 * What is kept for the key, once no other transaction is at it. Keys whose
 * hashes are the same wait for each other in vain, and no more.
 */
async function findAnswer<T>(
  tx: TransactionSql,
  { actor, operation, key, now }: IdempotentCall,
): Promise<KeptAnswer<T> | undefined> {
  const { kind, issuer, id } = actorKey(actor);
  const name = JSON.stringify([kind, issuer, id, operation, key]);
  const oldest = new Date(now.getTime() - IDEMPOTENCY_MILLISECONDS);
  const [, [answer]] = await Promise.all([
    tx`select pg_advisory_xact_lock(hashtextextended(${name}, 1))`.execute(),
    tx<KeptAnswer<T>[]>`
      select args_sha256 as "argsSha256", result from idempotency_keys
      where actor_kind = ${kind} and issuer = ${issuer} and actor_id = ${id}
        and operation = ${operation} and key = ${key}
        and created_at > ${oldest}`.execute(),
  ]);
  return answer;
}

function keepAnswer(
  tx: TransactionSql,
  { actor, operation, key, argsSha256, now }: IdempotentCall,
  result: object,
) {
  const { kind, issuer, id } = actorKey(actor);
  return tx`
    insert into idempotency_keys
      (actor_kind, issuer, actor_id, operation, key, args_sha256, result,
        created_at)
    values (${kind}, ${issuer}, ${id}, ${operation}, ${key},
      ${argsSha256}, ${tx.json(result)}, ${now})
    on conflict (actor_kind, issuer, actor_id, operation, key) do update
      set args_sha256 = excluded.args_sha256, result = excluded.result,
        created_at = excluded.created_at`;
}
