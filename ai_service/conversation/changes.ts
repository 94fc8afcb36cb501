import {
  approvalBatchKey,
  approvalKey,
  conversationHeadKey,
  conversationKey,
  conversationOrderKey,
  fenceKey,
  leaseKey,
  messageKey,
  runEventKey,
  runHeadKey,
  runKey,
  stopKey,
  untoldKey,
} from "../store/keys.ts";
import type { Check, Key, Kv, Mutation } from "../store/kv.ts";
import type { ApprovalBatch, ApprovalRecord } from "./approval.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import { type DueWork, keyOfWork } from "./due_work.ts";
import type { ChatMessage, ConversationSummary, NewEvent } from "./events.ts";
import {
  type FenceValue,
  type Lease,
  LEASE_MS,
  type LeaseValue,
} from "./lease.ts";
import type { RunHead } from "./run_log.ts";
import { type ReplacedMessages, variantMutations } from "./variant.ts";
import type { RunFacts, RunRecord } from "./run_record.ts";
import { type TapChange, tapMutations } from "./tap_change.ts";

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
  /** Id of an approval to delete, which outlived its conversation. */
  forgotten?: string;
  batch?: ApprovalBatch;
  runs?: readonly RunChange[];
  /** Takes or renews the lease; null releases it. */
  lease?: { runId: string; now: Date } | null;
  fence?: FenceValue;
  /** Id of the run that is to stop. */
  stop?: string;
  /** Work to look at when it is due, even if this process dies. */
  due?: readonly DueWork[];
  /** Work that is done with. */
  settled?: readonly DueWork[];
  /** Ids of approvals whose outcome the agent was not told. */
  untold?: readonly string[];
  /** Ids of such approvals of which it now knows. */
  told?: readonly string[];
  tap?: TapChange;
  /** Messages to take out of the conversation, and to keep as a variant. */
  replaced?: ReplacedMessages;
  /** Ids of taps of which the agent now knows. */
  toldTaps?: readonly string[];
  /** Other values of the user that change with it. */
  beside?: readonly Mutation[];
}

/** A run's record, and events to append behind number `after` of its log. */
export interface RunChange {
  runId: string;
  record?: RunFacts;
  log: { after: number; events: readonly NewEvent[] };
}

/**
 * Applies all `changes`, or none where a check fails. A lease among the checks
 * fails once its run no longer holds the conversation. Every write of a
 * conversation goes through here, except for deleting it.
 */
export function commit(
  kv: Kv,
  ref: ConversationRef,
  checks: readonly (Check | Lease)[],
  changes: Changes,
): ReturnType<Kv["atomic"]> {
  const wakes = (changes.due ?? []).map(({ at }) => at);
  return kv.atomic(
    checks.map(toCheck),
    [
      ...toMutations(ref, changes),
      ...toDueMutations(ref, changes),
      ...tapMutations(ref, changes),
      ...changes.beside ?? [],
    ],
    wakes.length > 0 ? { wakeAt: new Date(Math.min(...wakes)) } : {},
  );
}

function toDueMutations(
  { userId, conversationId: id }: ConversationRef,
  { due = [], settled = [], untold = [], told = [] }: Changes,
): Mutation[] {
  return [
    ...settled.map((work) => remove(keyOfWork(userId, work))),
    ...due.map((work) => set(keyOfWork(userId, work), work)),
    ...untold.map((approvalId) => set(untoldKey(userId, id, approvalId), true)),
    ...told.map((approvalId) => remove(untoldKey(userId, id, approvalId))),
  ];
}

function toCheck(check: Check | Lease): Check {
  if ("fence" in check) return fenceOf(check);
  const { key, versionstamp } = check;
  return { key, versionstamp };
}

/** Fails once another run has taken the conversation, or it is deleted. */
export function fenceOf({ userId, conversationId, fence }: Lease): Check {
  return { key: fenceKey(userId, conversationId), versionstamp: fence };
}

function toMutations(
  ref: ConversationRef,
  changes: Changes,
): Mutation[] {
  const { userId, conversationId: id } = ref;
  const { summary, message, approvals, forgotten, batch } = changes;
  const { runs, lease, fence, stop } = changes;
  return [
    ...(isVisible(changes) ? [set(conversationHeadKey(userId, id), true)] : []),
    ...(summary ? summaryMutations(userId, summary) : []),
    ...(changes.replaced ? variantMutations(ref, changes.replaced) : []),
    ...(message ? [set(messageKey(userId, id, message.id), message)] : []),
    ...(approvals ?? []).map((record) =>
      set(approvalKey(userId, id, record.approval.approvalId), record)
    ),
    ...(forgotten ? forgetMutations(ref, forgotten) : []),
    ...(batch ? [set(approvalBatchKey(userId, id), batch)] : []),
    ...(runs ?? []).flatMap((run) => runMutations(ref, run)),
    ...(lease ? [set(leaseKey(userId, id), leaseValue(lease))] : []),
    ...(lease === null ? [remove(leaseKey(userId, id))] : []),
    ...(fence ? [set(fenceKey(userId, id), fence)] : []),
    ...(stop ? [stopMutation(userId, stop)] : []),
  ];
}

/** Its record, and the head that attempts have written since. */
function forgetMutations(
  { userId, conversationId: id }: ConversationRef,
  approvalId: string,
): Mutation[] {
  return [
    remove(approvalKey(userId, id, approvalId)),
    remove(conversationHeadKey(userId, id)),
  ];
}

/** Whether a page of the conversation shows the change; a lease renewed is none. */
function isVisible(
  { summary, message, approvals, lease, fence }: Changes,
): boolean {
  const hasRunChanged = fence !== undefined || lease === null;
  return hasRunChanged || summary !== undefined || message !== undefined ||
    (approvals ?? []).length > 0;
}

/** Asks a run to stop; any instance may execute it. */
export function stopMutation(userId: string, runId: string): Mutation {
  return set(stopKey(userId, runId), true, STOP_KEPT_MS);
}

function summaryMutations(
  userId: string,
  { before, after }: NonNullable<Changes["summary"]>,
): Mutation[] {
  const orderKey = ({ updatedAt, id }: ConversationSummary) =>
    conversationOrderKey(userId, updatedAt, id);
  const isMoved = before && before.updatedAt !== after.updatedAt;
  return [
    set(conversationKey(userId, after.id), after),
    set(orderKey(after), after),
    ...(isMoved ? [remove(orderKey(before))] : []),
  ];
}

function leaseValue({ runId, now }: { runId: string; now: Date }): LeaseValue {
  return { runId, expiresAt: now.getTime() + LEASE_MS };
}

function runMutations(
  { userId, conversationId }: ConversationRef,
  { runId, record: facts, log: { after, events } }: RunChange,
): Mutation[] {
  const record: RunRecord | undefined = facts && { conversationId, ...facts };
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
