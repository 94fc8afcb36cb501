import { retryLocked } from "../storage/retry_locked.ts";
import { inTransaction } from "../storage/transaction.ts";
import { admit, countRefusals } from "./admission.ts";
import { auditCall } from "./audit.ts";
import { actorFor, requireRight } from "./caller.ts";
import { parseInput } from "../../shared/http/parse_input.ts";
import { procedureFor } from "./operation.ts";
import {
  type Call,
  contextOf,
  logOutcome,
  type PipelineDeps,
} from "./pipeline.ts";

/** A write that is made of many calls, such as of a file's lines. */
export type BatchedCall = Omit<Call, "args" | "idempotencyKey">;

/**
 * Lets staff make one write in many calls, each in a transaction of its own with
 * an entry of the audit; one that others' locks end is made once more. Together they are one call for the rate limit.
 *
 * @throws {ApiError} For every expected refusal, before the first of them.
 */
export async function startBatches(
  deps: PipelineDeps,
  call: BatchedCall,
): Promise<(args: unknown) => Promise<unknown>> {
  const { rateLimiter } = deps;
  const { operation, caller } = call;
  await countRefusals(rateLimiter, caller, () =>
    requireRight(caller, {
      ...call,
      args: {},
      idempotencyKey: undefined,
    }));
  await admit(rateLimiter, caller);
  const procedure = procedureFor(operation, caller.kind)!;
  const actor = actorFor(caller);
  return (args) =>
    logOutcome(deps, call, {
      event: "batch_called",
      outcomeOf: () => "ok",
      run: () => {
        const input = parseInput(procedure.input, args);
        const now = deps.now();
        const write = () =>
          inTransaction(deps.sql, actor, async (sql) => {
            const context = contextOf(deps, call, { sql, actor, now });
            const noteBefore = () => {};
            const result = await procedure.run(
              { ...context, noteBefore },
              input,
            );
            const states = { input, before: undefined, result };
            const audit = auditCall(
              { ...context, operation, procedure },
              states,
            );
            if (audit) sql.atEnd(audit);
            return result;
          });
        return retryLocked(write);
      },
    });
}
