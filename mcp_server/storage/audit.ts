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
  /** What was there, where something was. */
  before?: unknown;
  /** What the operation answered. */
  after?: unknown;
}

/**
 * The statement that adds to the audit log, which nobody can change. Texts that people wrote, and
 * how to reach them, are left out: the log outlives the wish to be forgotten.
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

function stateOf(tx: TransactionSql, value: unknown) {
  if (value === undefined || value === null) return null;
  const state = withoutPersonal(value);
  const isKept = JSON.stringify(state).length <= MAX_STATE;
  return tx.json(isKept ? state : { tooLarge: true });
}

const PERSONAL = new Set([
  "note",
  "reason",
  "answers",
  "customer",
  "name",
  "email",
  "phone",
]);

/** Keeps that something was there. Names of things are bilingual objects. */
function withoutPersonal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPersonal);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const isThing = key === "name" && typeof member === "object";
      return PERSONAL.has(key) && member !== null && !isThing
        ? [key, "[personal]"]
        : [key, withoutPersonal(member)];
    }),
  );
}

/** Ids of one entry, at most. */
const MAX_TARGETS = 200;

/** The ids in `values`, wherever they stand, each once. */
export function idsIn(...values: unknown[]): string[] {
  const ids = new Set<string>();
  for (const value of values) collect(value, ids);
  return [...ids].slice(0, MAX_TARGETS);
}

function collect(value: unknown, ids: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    // A form's fields may be called anything.
    if (PERSONAL.has(key)) continue;
    const isId = /^(id|jti|\w+Id)$/.test(key) && typeof member === "string";
    if (isId) ids.add(member);
    else collect(member, ids);
  }
}
