import { recordAudit } from "../storage/audit.ts";
import type { Row, Statement } from "../storage/statement.ts";
import {
  type Operation,
  type OperationContext,
  operationName,
  type Procedure,
} from "./operation.ts";
import { idsIn, redact } from "./redact.ts";

/** A call in the transaction that it runs in. */
export type AuditedCall =
  & Pick<OperationContext, "sql" | "actor" | "now" | "requestId">
  & { operation: Operation; procedure: Procedure };

/** Input, state before, and result of a call. */
export interface Outcome {
  input: unknown;
  before: unknown;
  result: unknown;
}

/**
 * Ids of the catalogue, which is the same for everyone. Every other id counts as
 * that of a customer's record, so that the reads of a new slice are audited.
 */
const CATALOGUE = /^(svc|res|prd|frm|cls)_/;

/**
 * The statement that writes down a call that changed something, or with which
 * staff read something of a customer.
 */
export function auditCall(
  { sql, actor, now, requestId, operation, procedure }: AuditedCall,
  { input, before, result }: Outcome,
): Statement<Row[]> | undefined {
  const { kind, isReservation } = operation;
  if (isReservation) return undefined;
  const name = operationName(operation);
  const entry = { actor, at: now, requestId, operation: name, kind };
  if (kind === "write") {
    const { input: inputSchema, output } = procedure;
    const targets = idsIn([inputSchema, input], [output, result]);
    const states = {
      before: before && redact(output, before),
      after: redact(output, result),
    };
    return recordAudit(sql, { ...entry, targets, ...states });
  }
  if (actor.kind === "staff") {
    const targets = idsIn([procedure.output, result])
      .filter((id) => !CATALOGUE.test(id));
    if (targets.length > 0) return recordAudit(sql, { ...entry, targets });
  }
  return undefined;
}
