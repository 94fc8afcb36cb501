import {
  conversationHeadKey,
  conversationKey,
  fenceKey,
  leaseKey,
  messagesPrefix,
} from "../store/keys.ts";
import type { Entry, Kv } from "../store/kv.ts";
import type { ApprovalRecord } from "./approval.ts";
import { readApproval } from "./approval_batch.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import type { ChatMessage, ConversationSummary } from "./events.ts";
import type { FenceValue, LeaseValue } from "./lease.ts";
import type { LiveRun } from "./live_events.ts";
import { readVariants, type StoredVariant } from "./variant.ts";
import { approvalIdsOf, MESSAGES_PER_PAGE } from "./view_conversation.ts";

/** A stored value with its version. */
type Stored<T> = Entry<T> & { value: T };

/** The content of a live view, with the versions that show what is new. */
export interface LiveState {
  summary: Stored<ConversationSummary>;
  /** The newest, oldest first. */
  messages: Stored<ChatMessage>[];
  /** Whether there are older messages. */
  hasMore: boolean;
  approvals: Stored<ApprovalRecord>[];
  variants: StoredVariant[];
  /** Undefined before the first run. */
  run: LiveRun | undefined;
}

/**
 * Version of the conversation's newest change; null where it is deleted. Every
 * change has a version of its own, and a later one is greater.
 */
export async function readHead(
  kv: Kv,
  { userId, conversationId }: ConversationRef,
): Promise<string | null> {
  const head = await kv.get(conversationHeadKey(userId, conversationId));
  return head.versionstamp;
}

/** Reads the state; null where the conversation is not the user's. */
export async function readLiveState(
  kv: Kv,
  { userId, conversationId: id }: ConversationRef,
): Promise<LiveState | null> {
  const [summary, lease, fence] = await kv.getMany<unknown>([
    conversationKey(userId, id),
    leaseKey(userId, id),
    fenceKey(userId, id),
  ]) as [Entry<ConversationSummary>, Entry<LeaseValue>, Entry<FenceValue>];
  if (!summary.value) return null;
  const [newest, variants] = await Promise.all([
    Array.fromAsync(kv.list<ChatMessage>({
      prefix: messagesPrefix(userId, id),
      limit: MESSAGES_PER_PAGE + 1,
      reverse: true,
    })),
    readVariants(kv, { userId, conversationId: id }),
  ]);
  const messages = newest.slice(0, MESSAGES_PER_PAGE).reverse();
  return {
    summary,
    messages,
    hasMore: newest.length > MESSAGES_PER_PAGE,
    approvals: await approvalsOf(kv, { userId, conversationId: id }, messages),
    variants,
    run: runOf(lease.value, fence.value),
  };
}

/** The approvals that these messages ask for, as they are now. */
async function approvalsOf(
  kv: Kv,
  ref: ConversationRef,
  messages: readonly { value: ChatMessage }[],
): Promise<LiveState["approvals"]> {
  const ids = messages.flatMap(({ value }) => approvalIdsOf(value));
  const entries = await Promise.all(ids.map((id) => readApproval(kv, ref, id)));
  return entries.filter((entry): entry is Stored<ApprovalRecord> =>
    entry.value !== null
  );
}

/** The fence remembers the last run when its lease is gone. */
function runOf(
  lease: LeaseValue | null,
  fence: FenceValue | null,
): LiveRun | undefined {
  if (lease) return { runId: lease.runId, status: "running" };
  return fence ? { runId: fence.runId, status: "ended" } : undefined;
}
