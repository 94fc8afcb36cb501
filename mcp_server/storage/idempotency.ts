// This module is portable: it runs on Deno and on Workers.
import type { TransactionSql } from "./statement.ts";
import { ApiError, invalidInput } from "../../shared/http/errors.ts";
import type { Actor } from "../mcp/operation.ts";
import { type Owner, ownerOf } from "./owner.ts";

/** How long a key answers with its first result, in milliseconds. */
export const IDEMPOTENCY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** One call, as its caller identifies it. */
export interface IdempotentCall {
  actor: Actor;
  /** Chosen by the caller, 1 to 255 characters; good per actor and operation. */
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
 * Runs `run` once per key: a concurrent duplicate waits until this transaction
 * has ended, and then reads its answer. A call that throws leaves no trace, and
 * the duplicate runs in its place.
 *
 * @throws {ApiError} 409 `idempotency_key_reused` if the key came with another
 * body in the last 24 hours.
 */
export async function once<T extends object>(
  tx: TransactionSql,
  call: IdempotentCall,
  run: () => Promise<T>,
): Promise<IdempotentAnswer<T>> {
  checkKey(call.key);
  const owner = ownerOf(call.actor);
  const [, [earlier]] = await Promise.all([
    waitForOthers(tx, call, owner),
    readAnswer<T>(tx, call, owner),
  ]);
  if (earlier) {
    checkArguments(call, earlier);
    return { result: earlier.result, replayed: true };
  }
  const result = await run();
  tx.atEnd(keepAnswer(tx, call, { owner, result }));
  return { result, replayed: false };
}

function checkKey(key: string) {
  if (/^[\x20-\x7e]{1,255}$/.test(key)) return;
  throw invalidInput(
    "idempotencyKey",
    "idempotencyKey must be 1 to 255 printable ASCII characters",
  );
}

function checkArguments(call: IdempotentCall, earlier: KeptAnswer<unknown>) {
  if (earlier.argsSha256 === call.argsSha256) return;
  throw new ApiError(
    "This idempotency key was already used with other arguments",
    { status: 409, code: "idempotency_key_reused" },
  );
}

/** Keys whose hashes are the same wait for each other in vain, and no more. */
function waitForOthers(
  tx: TransactionSql,
  { operation, key }: IdempotentCall,
  { kind, issuer, id }: Owner,
) {
  const name = JSON.stringify([kind, issuer, id, operation, key]);
  return tx`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}

/** What is kept for the key, unless it is too old to count. */
function readAnswer<T>(
  tx: TransactionSql,
  { operation, key, now }: IdempotentCall,
  { kind, issuer, id }: Owner,
) {
  const oldest = new Date(now.getTime() - IDEMPOTENCY_MILLISECONDS);
  return tx<KeptAnswer<T>[]>`
    select args_sha256 as "argsSha256", result from idempotency_keys
    where actor_kind = ${kind} and issuer = ${issuer} and actor_id = ${id}
      and operation = ${operation} and key = ${key}
      and created_at > ${oldest}`;
}

function keepAnswer(
  tx: TransactionSql,
  { operation, key, argsSha256, now }: IdempotentCall,
  { owner, result }: { owner: Owner; result: object },
) {
  return tx`
    insert into idempotency_keys
      (actor_kind, issuer, actor_id, operation, key, args_sha256, result,
        created_at)
    values (${owner.kind}, ${owner.issuer}, ${owner.id}, ${operation}, ${key},
      ${argsSha256}, ${tx.json(result)}, ${now})
    on conflict (actor_kind, issuer, actor_id, operation, key) do update
      set args_sha256 = excluded.args_sha256, result = excluded.result,
        created_at = excluded.created_at`;
}
