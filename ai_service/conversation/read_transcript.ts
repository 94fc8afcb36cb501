import { messageKey, messagesPrefix } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import { type ApprovalRecord, asOf } from "./approval.ts";
import { readApprovals } from "./approval_batch.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import type { ChatMessage } from "./events.ts";
import { readVariantMessages } from "./variant.ts";

/** A message with the present state of the writes that it asks for. */
export interface TranscriptEntry {
  message: ChatMessage;
  /** By approval id. */
  approvals: ReadonlyMap<string, ApprovalRecord>;
}

/** The whole transcript, oldest message first. */
export async function* readTranscript(
  kv: Kv,
  ref: ConversationRef,
  now: Date,
): AsyncGenerator<TranscriptEntry> {
  const prefix = messagesPrefix(ref.userId, ref.conversationId);
  for await (const { value } of kv.list<ChatMessage>({ prefix })) {
    yield await readEntry(kv, ref, value, now);
  }
}

/** The messages, newest first; only those before the one with id `before`. */
export async function* readNewestFirst(
  kv: Kv,
  { userId, conversationId }: ConversationRef,
  before?: string,
): AsyncGenerator<ChatMessage> {
  const messages = kv.list<ChatMessage>({
    prefix: messagesPrefix(userId, conversationId),
    ...(before && { end: messageKey(userId, conversationId, before) }),
    reverse: true,
  });
  for await (const { value } of messages) yield value;
}

/** The messages that a branch replaced, oldest first. */
export async function* readReplaced(
  kv: Kv,
  ref: ConversationRef,
  variantId: string,
  now: Date,
): AsyncGenerator<TranscriptEntry> {
  for (const message of await readVariantMessages(kv, ref, variantId)) {
    yield await readEntry(kv, ref, message, now);
  }
}

async function readEntry(
  kv: Kv,
  ref: ConversationRef,
  message: ChatMessage,
  now: Date,
): Promise<TranscriptEntry> {
  const ids = message.parts.flatMap((part) =>
    part.type === "approval" ? part.approval.approvalId : []
  );
  const records = await readApprovals(kv, ref, ids);
  const approvals = new Map(
    records.map((record) => [record.approval.approvalId, asOf(record, now)]),
  );
  return { message, approvals };
}
