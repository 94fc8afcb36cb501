// This module is portable: it runs on Deno and on Workers.
import type { Sql, TransactionSql } from "postgres"; // the Postgres driver
import {
  hashArguments,
  type VerifiedToken,
} from "../../shared/contract/claims.ts";
import { ApiError } from "../../shared/http/errors.ts";
import type { Log } from "../../shared/http/log.ts";
import { parseInput } from "../../shared/http/parse_input.ts";
import { actorOf, requirePermission } from "../auth/scope.ts";
import { once } from "../storage/idempotency.ts";
import { inTransaction } from "../storage/transaction.ts";
import { type Operation, operationName } from "./operation.ts";

/** What the pipeline needs from the outside. */
export interface PipelineDeps {
  sql: Sql;
  log: Log;
  now: () => Date;
  randomId: () => string;
  timeZone: string;
}

/** One call of one operation, whichever surface it came over. */
export interface Call {
  operation: Operation;
  /** The arguments as they were sent. */
  args: unknown;
  token: VerifiedToken;
  /** What the caller wants the call known by when it is tried again. */
  idempotencyKey: string | undefined;
  requestId: string;
}

/** What a call came to. */
export interface Answer {
  result: Record<string, unknown>;
  /** The answer is the one that an earlier call with the same key got. */
  replayed: boolean;
}

/**
 * Runs a call for the holder of a verified token: scope, input, transaction,
 * log. A write under an idempotency key happens once; one without a key is
 * done as often as it is sent.
 *
 * @throws {ApiError} For every expected refusal.
 */
export async function callOperation(
  deps: PipelineDeps,
  call: Call,
): Promise<Answer> {
  const started = performance.now();
  let outcome = "internal_error";
  try {
    await requirePermission(call.token, call);
    const input = parseInput(call.operation.input, call.args);
    const answer = await run(deps, call, input);
    outcome = answer.replayed ? "replayed" : "ok";
    return answer;
  } catch (error) {
    if (error instanceof ApiError) outcome = error.code;
    throw error;
  } finally {
    deps.log.info("tool_called", {
      ...describe(call),
      outcome,
      durationMs: Math.round(performance.now() - started),
    });
  }
}

async function run(
  deps: PipelineDeps,
  call: Call,
  input: Record<string, unknown>,
): Promise<Answer> {
  const { operation, requestId } = call;
  const { now: clock, randomId, timeZone } = deps;
  const actor = actorOf(call.token);
  const now = clock();
  const newId = (prefix: string) => `${prefix}${randomId()}`;
  const work = (sql: TransactionSql) =>
    operation.run({ sql, actor, now, newId, timeZone, requestId }, input);
  const key = operation.kind === "write" ? keyOf(call) : undefined;
  if (key === undefined) {
    const readOnly = operation.kind === "read";
    const result = await inTransaction(deps.sql, actor, work, { readOnly });
    return { result, replayed: false };
  }
  const argsSha256 = await hashArguments(call.args);
  const known = {
    actor,
    key,
    operation: operationName(operation),
    argsSha256,
    now,
  };
  return await inTransaction(
    deps.sql,
    actor,
    (tx) => once(tx, known, () => work(tx)),
  );
}

function keyOf({ token, idempotencyKey }: Call): string | undefined {
  const stepUp = token.kind === "user" ? token.stepUp : undefined;
  return stepUp?.idempotencyKey ?? idempotencyKey;
}

function describe({ token, operation, requestId }: Call) {
  const who = token.kind === "user"
    ? token.principal
    : { issuer: token.issuer, userId: null };
  return {
    requestId,
    ...who,
    operation: operationName(operation),
    scope: operation.scope,
  };
}
