import type { Database } from "./postgres.ts";
import type { TransactionSql } from "./statement.ts";
import { inTransaction } from "./transaction.ts";
import { ApiError, invalidInput } from "../../shared/http/errors.ts";
import { type Actor, actorKey } from "./actor.ts";

/** An idempotency key: 1 to 255 visible ASCII characters. */
export const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

/** How long the result of a key is returned again, in milliseconds. */
export const IDEMPOTENCY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** A call with an idempotency key. */
export interface IdempotentCall {
  actor: Actor;
  /** Matches {@linkcode IDEMPOTENCY_KEY}; unique per actor and operation. */
  key: string;
  /** Name of the operation, e.g. `booking_create`. */
  operation: string;
  /** Lower-case hex of the SHA-256 of the call's arguments (RFC 8785 form). */
  argsSha256: string;
  now: Date;
}

interface StoredResult<T> {
  argsSha256: string;
  /** Null once the customer it is about is forgotten. */
  result: T | null;
}

/** The result of a call. */
export interface IdempotentResult<T> {
  result: T;
  /** Whether it is the stored result of an earlier call with the same key. */
  replayed: boolean;
}

/**
 * Runs `run` once per key, in a transaction of the caller. A concurrent call
 * with the same key waits until that transaction has ended, and then returns
 * its result. A call that throws stores nothing, so the waiting one runs.
 *
 * `run` starts before it is known whether the key has a result, because most
 * keys have none: its first statements are sent in the same batch as that
 * query. If there is a result, the transaction is rolled back.
 *
 * @throws {ApiError} 409 `idempotency_key_reused` if the key came with another
 * body in the last 24 hours; 409 `customer_forgotten` if its result was erased.
 */
export async function withIdempotencyKey<T extends object>(
  sql: Database,
  call: IdempotentCall,
  run: (tx: TransactionSql) => Promise<T>,
): Promise<IdempotentResult<T>> {
  checkIdempotencyKey(call.key);
  try {
    const result = await inTransaction(sql, call.actor, async (tx) => {
      const finding = findResult<T>(tx, call);
      const running = run(tx);
      running.catch(() => {}); // Awaited below, unless there is a result.
      const stored = await finding;
      if (stored) throw new AlreadyRun(stored);
      const result = await running.catch(noteKeyUnused);
      tx.atEnd(storeResult(tx, call, result));
      return result;
    });
    return { result, replayed: false };
  } catch (error) {
    if (!(error instanceof AlreadyRun)) throw error;
    const { argsSha256, result } = error.stored as StoredResult<T>;
    if (result === null) throw forgotten();
    checkArguments(call, argsSha256);
    return { result, replayed: true };
  }
}

const refusedUnderKey = new WeakSet<ApiError>();

function noteKeyUnused(error: unknown): never {
  if (error instanceof ApiError) refusedUnderKey.add(error);
  throw error;
}

/**
 * Whether a call was refused by its own rules after its key was found to have
 * no result, so that nothing has been done under that key.
 */
export function isKeyUnused(error: unknown): boolean {
  return error instanceof ApiError && refusedUnderKey.has(error);
}

/** Rolls back the transaction of a call that already has a result. */
class AlreadyRun extends Error {
  constructor(readonly stored: StoredResult<unknown>) {
    super("A call with this idempotency key already has a result");
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

function forgotten(): ApiError {
  return new ApiError(
    "The customer of this idempotency key's call was forgotten since",
    { status: 409, code: "customer_forgotten" },
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
 * The stored result of the key. The advisory lock makes it wait for other
 * transactions with the same key. Two keys with the same hash also wait for
 * each other, which is harmless.
 */
async function findResult<T>(
  tx: TransactionSql,
  { actor, operation, key, now }: IdempotentCall,
): Promise<StoredResult<T> | undefined> {
  const { kind, issuer, id } = actorKey(actor);
  const name = JSON.stringify([kind, issuer, id, operation, key]);
  const oldest = new Date(now.getTime() - IDEMPOTENCY_MILLISECONDS);
  const [, [stored]] = await Promise.all([
    tx`select pg_advisory_xact_lock(hashtextextended(${name}, 1))`.execute(),
    tx<StoredResult<T>[]>`
      select args_sha256 as "argsSha256", result from idempotency_keys
      where actor_kind = ${kind} and issuer = ${issuer} and actor_id = ${id}
        and operation = ${operation} and key = ${key}
        and created_at > ${oldest}`.execute(),
  ]);
  return stored;
}

function storeResult(
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
