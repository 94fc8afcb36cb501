import { conversationKey, messageKey, messagesPrefix } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import { type ApprovalRecord, asOf } from "./approval.ts";
import { readApprovals, readBatch } from "./approval_batch.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import type {
  ChatMessage,
  ConversationSummary,
  ConversationView,
  MessagePart,
} from "./events.ts";
import { readLease } from "./lease.ts";
import { readWaitingTaps } from "./open_taps.ts";
import { readVariants, withBranches } from "./variant.ts";

/** Number of messages of one page of a conversation. */
export const MESSAGES_PER_PAGE = 100;

/** The page of messages to show. */
export interface ViewOptions {
  /** Asks for the messages before the one with this id. */
  cursor?: string | undefined;
  now: Date;
}

/**
 * The conversation as its page shows it, newest messages last. Null where it
 * is not the user's.
 */
export async function viewConversation(
  kv: Kv,
  ref: ConversationRef,
  { cursor, now }: ViewOptions,
): Promise<ConversationView | null> {
  const { userId, conversationId: id } = ref;
  const { value: conversation } = await kv.get<ConversationSummary>(
    conversationKey(userId, id),
  );
  if (!conversation) return null;
  const [entries, variants, batch, taps, lease] = await Promise.all([
    Array.fromAsync(kv.list<ChatMessage>({
      prefix: messagesPrefix(userId, id),
      ...(cursor && { end: messageKey(userId, id, cursor) }),
      limit: MESSAGES_PER_PAGE + 1,
      reverse: true,
    })),
    readVariants(kv, ref),
    readBatch(kv, ref),
    readWaitingTaps(kv, ref, now),
    readLease(kv, ref),
  ]);
  const page = entries.slice(0, MESSAGES_PER_PAGE).reverse()
    .map(({ value }) => value);
  const hasMore = entries.length > MESSAGES_PER_PAGE;
  const previous = hasMore ? entries.at(-1)?.value : undefined;
  const messages = await readStates(
    kv,
    ref,
    withBranches(page, variants.map(({ value }) => value), previous),
    now,
  );
  const waiting = [
    ...(batch?.records ?? []).map((record) => asOf(record, now)),
    ...taps.map(({ record }) => record),
  ];
  return {
    conversation,
    messages,
    pendingApprovals: waiting.map(({ approval }) => approval)
      .filter(({ state }) => state === "pending"),
    activeRunId: lease.value?.runId ?? null,
    nextCursor: hasMore ? messages[0]?.id ?? null : null,
  };
}

/** The messages with the present state of their approvals. */
export async function readStates(
  kv: Kv,
  ref: ConversationRef,
  messages: readonly ChatMessage[],
  now: Date,
): Promise<ChatMessage[]> {
  const ids = messages.flatMap(approvalIdsOf);
  const records = (await readApprovals(kv, ref, ids))
    .map((record) => asOf(record, now));
  return messages.map((message) => withApprovals(message, records));
}

/** Ids of the approvals that a message asks for. */
export function approvalIdsOf({ parts }: ChatMessage): string[] {
  return parts.flatMap((part) =>
    part.type === "approval" ? part.approval.approvalId : []
  );
}

/** The state of an approval, and its last arguments, are on its own record. */
export function withApprovals(
  message: ChatMessage,
  records: readonly ApprovalRecord[],
): ChatMessage {
  const parts = message.parts.map((part): MessagePart => {
    if (part.type !== "approval") return part;
    const { approvalId } = part.approval;
    const record = records.find(({ approval }) =>
      approval.approvalId === approvalId
    );
    return record ? { type: "approval", approval: record.approval } : part;
  });
  return { ...message, parts };
}
