import type { Row, Statement, TransactionSql } from "./statement.ts";
import { type Actor, actorKey } from "./actor.ts";

/** An entry of the audit log. */
export interface AuditEntry {
  actor: Actor;
  at: Date;
  requestId: string;
  /** Name of the operation, e.g. `booking_update`. */
  operation: string;
  kind: "read" | "write";
  /** Ids of the records that were changed or read. */
  targets: readonly string[];
  /** The state before the change, if there was one; without personal data. */
  before?: unknown;
  /** The result of the operation, without personal data. */
  after?: unknown;
}

/**
 * The statement that adds an entry to the audit log. Entries can never be
 * changed or deleted, so they must not contain personal data: it could not be
 * erased when a customer asks for it.
 */
export function recordAudit(
  tx: TransactionSql,
  { before, after, ...entry }: AuditEntry,
): Statement<Row[]> {
  const { actor, at, requestId, operation, kind, targets } = entry;
  const { issuer, id } = actorKey(actor);
  const jti = actor.kind === "staff" ? null : actor.jti;
  return tx`
    insert into audit_log
      (at, request_id, actor_kind, issuer, actor_id, jti, operation, kind,
        targets, before, after)
    values (${at}, ${requestId}, ${actor.kind}, ${issuer || null}, ${id},
      ${jti}, ${operation}, ${kind}, ${[...targets]}::text[],
      ${stateOf(tx, before)}, ${stateOf(tx, after)})`;
}

/** The longest JSON that is stored as a state, in characters. */
const MAX_STATE = 16_384;

function stateOf(tx: TransactionSql, state: unknown) {
  if (state === undefined || state === null) return null;
  const json = tx.json(state);
  return json.length <= MAX_STATE ? json : tx.json({ tooLarge: true });
}
