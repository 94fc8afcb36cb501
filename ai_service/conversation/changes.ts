import {
  approvalBatchKey,
  approvalKey,
  conversationKey,
  conversationOrderKey,
  fenceKey,
  leaseKey,
  messageKey,
  runEventKey,
  runHeadKey,
  runKey,
  stopKey,
} from "../store/keys.ts";
import type { Check, Key, Kv, Mutation } from "../store/kv.ts";
import type { ApprovalBatch, ApprovalRecord } from "./approval.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import type { ChatMessage, ConversationSummary, NewEvent } from "./events.ts";
import type { FenceValue, LeaseValue } from "./lease.ts";
import type { RunHead } from "./run_log.ts";
import type { RunRecord } from "./run_record.ts";

/** Lifetime of a run's record and events, in milliseconds. */
const RUN_KEPT_MS = 24 * 60 * 60 * 1000;
/** Lifetime of a request to stop, in milliseconds; runs end long before. */
const STOP_KEPT_MS = 60 * 60 * 1000;

/** The changes of one atomic write; a missing property changes nothing. */
export interface Changes {
  /** `before` is the summary that was read, null for a new conversation. */
  summary?: { before: ConversationSummary | null; after: ConversationSummary };
  message?: ChatMessage;
  approvals?: readonly ApprovalRecord[];
  batch?: ApprovalBatch;
  runs?: readonly RunChange[];
  /** Null releases the conversation. */
  lease?: LeaseValue | null;
  fence?: FenceValue;
  /** Id of the run that is to stop. */
  stop?: string;
}

/** A run's record, and events to append behind number `after` of its log. */
export interface RunChange {
  runId: string;
  record?: RunRecord;
  log: { after: number; events: readonly NewEvent[] };
}

/**
 * Applies all `changes`, or none where a check fails. Every write of a
 * conversation goes through here, except for deleting it.
 */
export function commit(
  kv: Kv,
  ref: ConversationRef,
  checks: readonly Check[],
  changes: Changes,
): ReturnType<Kv["atomic"]> {
  return kv.atomic(
    checks.map(({ key, versionstamp }) => ({ key, versionstamp })),
    toMutations(ref, changes),
  );
}

function toMutations(
  { userId, conversationId: id }: ConversationRef,
  { summary, message, approvals, batch, runs, lease, fence, stop }: Changes,
): Mutation[] {
  return [
    ...(summary ? summaryMutations(userId, summary) : []),
    ...(message ? [set(messageKey(userId, id, message.id), message)] : []),
    ...(approvals ?? []).map((record) =>
      set(approvalKey(userId, id, record.approval.approvalId), record)
    ),
    ...(batch ? [set(approvalBatchKey(userId, id), batch)] : []),
    ...(runs ?? []).flatMap((run) => runMutations(userId, run)),
    ...(lease ? [set(leaseKey(userId, id), lease)] : []),
    ...(lease === null ? [remove(leaseKey(userId, id))] : []),
    ...(fence ? [set(fenceKey(userId, id), fence)] : []),
    ...(stop ? [stopMutation(userId, stop)] : []),
  ];
}

/** Asks a run to stop; any instance may execute it. */
export function stopMutation(userId: string, runId: string): Mutation {
  return set(stopKey(userId, runId), true, STOP_KEPT_MS);
}

function summaryMutations(
  userId: string,
  { before, after }: NonNullable<Changes["summary"]>,
): Mutation[] {
  const { id, updatedAt } = after;
  const isMoved = before && before.updatedAt !== updatedAt;
  return [
    set(conversationKey(userId, id), after),
    set(conversationOrderKey(userId, updatedAt, id), after),
    ...(isMoved
      ? [remove(conversationOrderKey(userId, before.updatedAt, id))]
      : []),
  ];
}

function runMutations(
  userId: string,
  { runId, record, log: { after, events } }: RunChange,
): Mutation[] {
  const head: RunHead = {
    seq: after + events.length,
    ended: events.some(({ event }) => event === "done"),
  };
  return [
    ...(record ? [set(runKey(userId, runId), record, RUN_KEPT_MS)] : []),
    ...events.map((event, index) => {
      const id = after + index + 1;
      return set(runEventKey(userId, runId, id), { ...event, id }, RUN_KEPT_MS);
    }),
    set(runHeadKey(userId, runId), head, RUN_KEPT_MS),
  ];
}

function set(key: Key, value: unknown, expireIn?: number): Mutation {
  return { type: "set", key, value, ...(expireIn && { expireIn }) };
}

function remove(key: Key): Mutation {
  return { type: "delete", key };
}
