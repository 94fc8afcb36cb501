import type { Row, Statement, TransactionSql } from "./statement.ts";
import { type Actor, actorKey } from "./actor.ts";

/** One thing that was done, in the transaction that does it. */
export interface AuditEntry {
  actor: Actor;
  at: Date;
  requestId: string;
  /** Name of the operation, e.g. `booking_update`. */
  operation: string;
  kind: "read" | "write";
  /** Ids of what was changed or read. */
  targets: readonly string[];
  /** What was there, where something was, without what is personal. */
  before?: unknown;
  /** What the operation answered, without what is personal. */
  after?: unknown;
}

/**
 * The statement that adds to the audit log, which nobody can change. So it must
 * hold nothing that a person could want erased.
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

/** More than this of JSON, in characters, is not kept. */
const MAX_STATE = 16_384;

function stateOf(tx: TransactionSql, state: unknown) {
  if (state === undefined || state === null) return null;
  const json = tx.json(state);
  return json.length <= MAX_STATE ? json : tx.json({ tooLarge: true });
}
