import { recordAudit } from "../storage/audit.ts";
import { inTransaction } from "../storage/transaction.ts";
import { admit, countRefusals } from "./admission.ts";
import { actorFor } from "./caller.ts";
import { type OperationContext, operationName } from "./operation.ts";
import {
  type Call,
  check,
  type CheckedCall,
  contextOf,
  describeCall,
  type PipelineDeps,
} from "./pipeline.ts";
import { redact } from "./redact.ts";

/** The items of one batch, at most. */
export const MAX_EXPORTED = 2_000;

/** A list that is saved whole: an operation with `limit` and `cursor`. */
export type ExportCall = Omit<Call, "args" | "idempotencyKey"> & {
  args: Record<string, unknown>;
};

/** One batch, as a list answers it. */
interface Batch {
  items: unknown[];
  nextCursor: string | null;
}

/**
 * Reads all items of a list, each batch in a transaction of its own, so that a
 * slow reader holds none. It is one call for the rate limit, and one entry of
 * the audit, which says what was asked for.
 *
 * @throws {ApiError} For every expected refusal, before the first batch.
 */
export async function startExport(
  deps: PipelineDeps,
  call: ExportCall,
): Promise<AsyncGenerator<unknown[]>> {
  const { rateLimiter, log } = deps;
  const { caller } = call;
  const checked = await countRefusals(
    rateLimiter,
    caller,
    () => check({ ...call, idempotencyKey: undefined }),
  );
  await admit(rateLimiter, caller);
  const first = await readBatch(deps, call, checked, { isFirst: true });
  return (async function* () {
    let items = 0;
    let outcome = "stopped";
    try {
      for (
        let batch = first;;
        batch = await readBatch(deps, call, checked, {
          cursor: batch.nextCursor!,
        })
      ) {
        items += batch.items.length;
        yield batch.items;
        if (batch.nextCursor === null) break;
      }
      outcome = "ok";
    } finally {
      log.info("export_ended", { ...describeCall(call), items, outcome });
    }
  })();
}

async function readBatch(
  deps: PipelineDeps,
  call: ExportCall,
  { procedure, input }: CheckedCall,
  { cursor, isFirst = false }: { cursor?: string; isFirst?: boolean },
): Promise<Batch> {
  const actor = actorFor(call.caller);
  const now = deps.now();
  return await inTransaction(deps.sql, actor, async (sql) => {
    const context: OperationContext = {
      ...contextOf(deps, call, { sql, actor, now }),
      noteBefore: () => {},
    };
    const range = { limit: MAX_EXPORTED, ...(cursor && { cursor }) };
    const batch = await procedure.run(context, { ...input, ...range });
    if (isFirst) {
      const { operation, requestId } = call;
      sql.atEnd(recordAudit(sql, {
        actor,
        at: now,
        requestId,
        operation: operationName(operation),
        kind: "read",
        targets: [],
        after: redact(procedure.input, input),
      }));
    }
    return batch as unknown as Batch;
  });
}
