import type { Database } from "../storage/postgres.ts";
import type { TransactionSql } from "../storage/statement.ts";
import { hashArguments } from "../../shared/contract/hash_arguments.ts";
import { ApiError } from "../../shared/http/errors.ts";
import type { Log } from "../../shared/http/log.ts";
import { parseInput } from "../../shared/http/parse_input.ts";
import type { EndedCall } from "../metrics/metrics.ts";
import { actorFor, type Caller, requireRight } from "./caller.ts";
import type { RateLimiter } from "../storage/rate_limiter.ts";
import {
  type IdempotentCall,
  withIdempotencyKey,
} from "../storage/idempotency.ts";
import { inTransaction } from "../storage/transaction.ts";
import { admit, countRefusals } from "./admission.ts";
import { auditCall } from "./audit.ts";
import {
  type Operation,
  type OperationContext,
  operationName,
  type Procedure,
  procedureFor,
} from "./operation.ts";
import type { Actor } from "../storage/actor.ts";

/** Is told of every call that ended. */
interface CallObserver {
  called(call: EndedCall): void;
}

/** Dependencies of the pipeline. */
export interface PipelineDeps {
  sql: Database;
  log: Log;
  now: () => Date;
  randomId: () => string;
  timeZone: string;
  rateLimiter: Pick<RateLimiter, "check">;
  /** Undefined where nobody can read them. */
  metrics?: CallObserver | undefined;
  traffic?: CallObserver;
}

/** One call of one operation, whichever surface it came over. */
export interface Call {
  operation: Operation;
  /** The arguments as they were sent. */
  args: unknown;
  caller: Caller;
  /** The caller's key for repetitions of the same call. */
  idempotencyKey: string | undefined;
  requestId: string;
}

/** Result of a call. */
export interface Answer {
  result: Record<string, unknown>;
  /** The answer is the one that an earlier call with the same key got. */
  replayed: boolean;
}

/**
 * Runs a call for someone who is known: revocation and rate limit, scope or
 * role, input, transaction with audit, log. A write under an idempotency key
 * happens once; one without a key is done as often as it is sent.
 *
 * @throws {ApiError} For every expected refusal.
 */
export async function callOperation(
  deps: PipelineDeps,
  call: Call,
): Promise<Answer> {
  return await logOutcome(deps, call, {
    event: "tool_called",
    async run() {
      const checked = await countRefusals(
        deps.rateLimiter,
        call.caller,
        () => check(call),
      );
      return await run(deps, call, checked);
    },
    outcomeOf: ({ replayed }) => replayed ? "replayed" : "ok",
  });
}

/** A call's work, and how its log line tells what came of it. */
export interface LoggedWork<Result> {
  event: string;
  run(): Promise<Result>;
  outcomeOf(result: Result): string;
}

/** Logs and counts a call, also where it is refused or fails. */
export async function logOutcome<Result>(
  { log, metrics, traffic }: Pick<PipelineDeps, "log" | "metrics" | "traffic">,
  call: Pick<Call, "caller" | "operation" | "requestId">,
  { event, run, outcomeOf }: LoggedWork<Result>,
): Promise<Result> {
  const started = performance.now();
  let outcome = "internal_error";
  try {
    const result = await run();
    outcome = outcomeOf(result);
    return result;
  } catch (error) {
    if (error instanceof ApiError) outcome = error.code;
    throw error;
  } finally {
    const ms = performance.now() - started;
    const durationMs = Math.round(ms);
    log.info(event, { ...describeCall(call), outcome, durationMs });
    const operation = operationName(call.operation);
    const ended = { event, operation, outcome, seconds: ms / 1000 };
    metrics?.called(ended);
    traffic?.called(ended);
  }
}

/** A call that is allowed and fits, but for the rate limit. */
export interface CheckedCall {
  procedure: Procedure;
  input: Record<string, unknown>;
}

/** Checks what takes no look at the database. */
export function check(
  call: Pick<Call, "operation" | "args" | "caller" | "idempotencyKey">,
): CheckedCall {
  requireRight(call.caller, call);
  const procedure = procedureFor(call.operation, call.caller.kind)!;
  return { procedure, input: parseInput(procedure.input, call.args) };
}

/**
 * A read goes on while it is asked whether it may be made, and comes to
 * nothing when it may not; a write waits for the answer.
 */
async function run(
  deps: PipelineDeps,
  call: Call,
  { procedure, input }: CheckedCall,
): Promise<Answer> {
  const { operation, caller } = call;
  const actor = actorFor(caller);
  const now = deps.now();
  const work = async (sql: TransactionSql) => {
    let before: unknown;
    const noteBefore = (state: unknown) => before = state;
    const context = contextOf(deps, call, { sql, actor, now });
    const result = await procedure.run({ ...context, noteBefore }, input);
    const states = { input, before, result };
    const audit = auditCall({ ...context, operation, procedure }, states);
    if (audit) sql.atEnd(audit);
    return result;
  };
  const admitted = admit(deps.rateLimiter, caller);
  // Reads by staff are audited, so they need a transaction that can write.
  if (operation.kind === "read" && actor.kind !== "staff") {
    const done = inTransaction(deps.sql, actor, work, { readOnly: true });
    done.catch(() => {}); // told only to who is admitted
    await admitted;
    return { result: await done, replayed: false };
  }
  await admitted;
  const keyed = keyedCall(call, { actor, now });
  if (keyed) return await withIdempotencyKey(deps.sql, keyed, work);
  const result = await inTransaction(deps.sql, actor, work);
  return { result, replayed: false };
}

/** What a procedure is run with, but for the state before a change. */
export function contextOf(
  { timeZone, randomId }: PipelineDeps,
  { requestId }: Pick<Call, "requestId">,
  inTransaction: Pick<OperationContext, "sql" | "actor" | "now">,
) {
  const newId = (prefix: string) => `${prefix}${randomId()}`;
  return { ...inTransaction, newId, timeZone, requestId };
}

/** A write, as whoever sends it again will name it; undefined without a key. */
function keyedCall(
  { operation, caller, idempotencyKey, args }: Call,
  { actor, now }: { actor: Actor; now: Date },
): IdempotentCall | undefined {
  if (operation.kind === "read" || operation.isReservation) return undefined;
  const stepUp = caller.kind === "user" ? caller.stepUp : undefined;
  const key = stepUp?.idempotencyKey ?? idempotencyKey;
  if (key === undefined) return undefined;
  return {
    actor,
    key,
    operation: operationName(operation),
    argsSha256: hashArguments(args),
    now,
  };
}

/** A call as log lines tell it. */
export function describeCall(
  { caller, operation, requestId }: Pick<
    Call,
    "caller" | "operation" | "requestId"
  >,
) {
  const name = operationName(operation);
  switch (caller.kind) {
    case "user": {
      const { scope } = operation;
      return { requestId, ...caller.principal, operation: name, scope };
    }
    case "service": {
      const { issuer } = caller;
      const { scope } = operation;
      return { requestId, issuer, userId: null, operation: name, scope };
    }
    case "staff":
      return { requestId, adminId: caller.admin.id, operation: name };
  }
}
