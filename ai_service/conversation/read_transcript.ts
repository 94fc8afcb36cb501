import { messagesPrefix } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import { type ApprovalRecord, asOf } from "./approval.ts";
import { readApprovals } from "./approval_batch.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import type { ChatMessage } from "./events.ts";

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
  for await (const { value: message } of kv.list<ChatMessage>({ prefix })) {
    const ids = message.parts.flatMap((part) =>
      part.type === "approval" ? part.approval.approvalId : []
    );
    const records = await readApprovals(kv, ref, ids);
    const approvals = new Map(
      records.map((record) => [record.approval.approvalId, asOf(record, now)]),
    );
    yield { message, approvals };
  }
}
