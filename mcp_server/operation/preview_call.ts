import type { Locale } from "../../shared/ui/locale.ts";
import { notFound } from "../../shared/http/errors.ts";
import { parseInput } from "../../shared/http/parse_input.ts";
import { type AuditEntry, recordAudit } from "../storage/audit.ts";
import type { Row, Statement, TransactionSql } from "../storage/statement.ts";
import { inTransaction } from "../storage/transaction.ts";
import { admit, countRefusals } from "./admission.ts";
import { actorFor, requirePreviewRight } from "./caller.ts";
import {
  isPreviewable,
  operationName,
  type WriteProcedure,
  writeProcedureFor,
} from "./operation.ts";
import { type Call, logOutcome, type PipelineDeps } from "./pipeline.ts";
import type { Preview } from "./preview.ts";
import { idsIn } from "./redact.ts";

/** The call that a preview is asked for. */
export interface PreviewCall extends Omit<Call, "idempotencyKey"> {
  locale: Locale;
}

/**
 * Says what a write would do: revocation and rate limit, scopes or role,
 * input, and then the write's plan in a transaction that only reads. It is
 * refused for what the write would be refused for.
 *
 * @throws {ApiError} For every expected refusal.
 */
export async function previewOperation(
  deps: PipelineDeps,
  call: PreviewCall,
): Promise<Preview> {
  return await logOutcome(deps, call, {
    event: "preview_made",
    async run() {
      const checked = await countRefusals(
        deps.rateLimiter,
        call.caller,
        () => check(call),
      );
      await admit(deps.rateLimiter, call.caller);
      return await run(deps, call, checked);
    },
    outcomeOf: () => "ok",
  });
}

interface CheckedPreview {
  procedure: WriteProcedure;
  input: Record<string, unknown>;
}

function check({ operation, caller, args }: PreviewCall): CheckedPreview {
  if (!isPreviewable(operation)) throw notFound("Preview");
  requirePreviewRight(caller, operation);
  const procedure = writeProcedureFor(operation, caller.kind)!;
  return { procedure, input: parseInput(procedure.input, args) };
}

async function run(
  { sql, now: clock, timeZone }: PipelineDeps,
  { operation, caller, locale, requestId }: PreviewCall,
  { procedure, input }: CheckedPreview,
): Promise<Preview> {
  const actor = actorFor(caller);
  const now = clock();
  const described = (tx: TransactionSql) =>
    procedure.preview(
      { sql: tx, actor, now, timeZone, requestId, locale },
      input,
    );
  if (actor.kind !== "staff") {
    return await inTransaction(sql, actor, described, { readOnly: true });
  }
  const entry: AuditEntry = {
    actor,
    at: now,
    requestId,
    operation: `${operationName(operation)}_preview`,
    kind: "read",
    targets: idsIn([procedure.input, input]),
  };
  return await inTransaction(sql, actor, (tx) => audited(tx, entry, described));
}

/** Staff are shown what belongs to a customer, and that is written down. */
async function audited(
  tx: TransactionSql,
  entry: AuditEntry,
  described: (tx: TransactionSql) => Promise<Preview>,
): Promise<Preview> {
  const [, , preview] = await Promise.all([
    recordAudit(tx, entry).execute(),
    forbidWrites(tx).execute(),
    described(tx),
  ]);
  return preview;
}

/** From here on the transaction only reads, which cannot be taken back. */
function forbidWrites(tx: TransactionSql): Statement<Row[]> {
  return tx`select set_config('transaction_read_only', 'on', true)`;
}
