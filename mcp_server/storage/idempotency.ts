// This module is portable: it runs on Deno and on Workers.
import type { JSONValue, TransactionSql } from "postgres";
import { ApiError, invalidInput } from "../../shared/http/errors.ts";
import type { Actor } from "../mcp/operation.ts";
import type { AtEnd } from "./transaction.ts";
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

/** The answer to a call, and whether it is the first one given again. */
export interface IdempotentAnswer<T> {
  result: T;
  replayed: boolean;
}

/**
 * Runs `run` once per key: the key is inserted first, so that a concurrent
 * duplicate waits for this transaction and then reads its answer. A call that
 * throws leaves no trace, and the duplicate runs in its place.
 *
 * @throws {ApiError} 409 `idempotency_key_reused` if the key came with another
 * body in the last 24 hours.
 */
export async function once<T extends object>(
  tx: TransactionSql,
  call: IdempotentCall,
  run: () => Promise<T>,
  atEnd: AtEnd,
): Promise<IdempotentAnswer<T>> {
  checkKey(call.key);
  const owner = ownerOf(call.actor);
  if (!await claim(tx, call, owner)) {
    const result = await readAnswer<T>(tx, call, owner);
    return { result, replayed: true };
  }
  const result = await run();
  const kept = tx`
    update idempotency_keys set result = ${tx.json(result as JSONValue)}
    where actor_kind = ${owner.kind} and issuer = ${owner.issuer}
      and actor_id = ${owner.id} and operation = ${call.operation}
      and key = ${call.key}`;
  atEnd(kept.execute());
  return { result, replayed: false };
}

function checkKey(key: string) {
  if (/^[\x20-\x7e]{1,255}$/.test(key)) return;
  throw invalidInput(
    "idempotencyKey",
    "idempotencyKey must be 1 to 255 printable ASCII characters",
  );
}

/** Takes the key, or takes it over when it is too old to count. */
async function claim(
  tx: TransactionSql,
  call: IdempotentCall,
  owner: Owner,
): Promise<boolean> {
  const oldest = new Date(call.now.getTime() - IDEMPOTENCY_MILLISECONDS);
  const claimed = await tx`
    insert into idempotency_keys as earlier
      (actor_kind, issuer, actor_id, operation, key, args_sha256, created_at)
    values (${owner.kind}, ${owner.issuer}, ${owner.id}, ${call.operation},
      ${call.key}, ${call.argsSha256}, ${call.now})
    on conflict (actor_kind, issuer, actor_id, operation, key) do update
      set args_sha256 = excluded.args_sha256, result = null,
        created_at = excluded.created_at
      where earlier.created_at <= ${oldest}
    returning 1`;
  return claimed.length === 1;
}

async function readAnswer<T>(
  tx: TransactionSql,
  call: IdempotentCall,
  owner: Owner,
): Promise<T> {
  const [earlier] = await tx<{ argsSha256: string; result: T }[]>`
    select args_sha256 as "argsSha256", result from idempotency_keys
    where actor_kind = ${owner.kind} and issuer = ${owner.issuer}
      and actor_id = ${owner.id} and operation = ${call.operation}
      and key = ${call.key}`;
  if (earlier?.argsSha256 === call.argsSha256) return earlier.result;
  throw new ApiError(
    "This idempotency key was already used with other arguments",
    { status: 409, code: "idempotency_key_reused" },
  );
}
