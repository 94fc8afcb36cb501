import {
  conversationKey,
  conversationOrderKey,
  conversationOrderPrefix,
  messageKey,
  messagesPrefix,
} from "../store/keys.ts";
import type { Entry, Kv, Mutation } from "../store/kv.ts";
import { type ApprovalRecord, listApprovals } from "./approval.ts";
import type {
  ChatMessage,
  ConversationSummary,
  ConversationView,
  MessagePart,
} from "./events.ts";
import { readLease } from "./lease.ts";

const TITLE_LENGTH = 60;
const PAGE = 30;
const MESSAGES_PER_PAGE = 100;

/** One page of a list, and where the next one starts. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** Creates an empty conversation. `title` is empty until the first message. */
export async function createConversation(
  kv: Kv,
  userId: string,
  { id, now }: { id: string; now: Date },
): Promise<ConversationSummary> {
  const at = now.toISOString();
  const summary = { id, title: "", createdAt: at, updatedAt: at };
  await kv.atomic([], summaryMutations(userId, summary));
  return summary;
}

/** The summary of a conversation and its version; null where it is not the user's. */
export function getConversation(
  kv: Kv,
  userId: string,
  id: string,
): Promise<Entry<ConversationSummary>> {
  return kv.get<ConversationSummary>(conversationKey(userId, id));
}

/** The user's conversations, those that changed last first. */
export async function listConversations(
  kv: Kv,
  userId: string,
  { limit = PAGE, cursor }: { limit?: number; cursor?: string | undefined } =
    {},
): Promise<Page<ConversationSummary>> {
  const [updatedAt, id] = cursor?.split("~") ?? [];
  const prefix = conversationOrderPrefix(userId);
  const entries = await Array.fromAsync(kv.list<ConversationSummary>({
    prefix,
    ...(updatedAt && id &&
      { end: conversationOrderKey(userId, updatedAt, id) }),
    limit: limit + 1,
    reverse: true,
  }));
  const items = entries.slice(0, limit).map((entry) => entry.value);
  const last = items.at(-1);
  const more = entries.length > limit && last;
  return { items, nextCursor: more ? `${last.updatedAt}~${last.id}` : null };
}

/** Gives the conversation a new title; false where it changed meanwhile. */
export async function renameConversation(
  kv: Kv,
  userId: string,
  entry: Entry<ConversationSummary>,
  title: string,
): Promise<boolean> {
  if (!entry.value) return false;
  const { ok } = await kv.atomic(
    [{ key: entry.key, versionstamp: entry.versionstamp }],
    summaryMutations(userId, { ...entry.value, title }, entry.value),
  );
  return ok;
}

/** The mutations that note a new message: title if none yet, and the time. */
export function touchMutations(
  userId: string,
  before: ConversationSummary,
  { text, now }: { text?: string; now: Date },
): Mutation[] {
  const title = before.title || titleFrom(text ?? "");
  const after = { ...before, title, updatedAt: now.toISOString() };
  return summaryMutations(userId, after, before);
}

/** The mutation that adds or replaces a message. */
export function messageMutation(
  userId: string,
  conversationId: string,
  message: ChatMessage,
): Mutation {
  return {
    type: "set",
    key: messageKey(userId, conversationId, message.id),
    value: message,
  };
}

/**
 * The conversation as its page shows it, newest messages last. Null where it
 * is not the user's. `cursor` asks for the messages before that id.
 */
export async function viewConversation(
  kv: Kv,
  userId: string,
  id: string,
  { cursor }: { cursor?: string | undefined } = {},
): Promise<ConversationView | null> {
  const { value: conversation } = await getConversation(kv, userId, id);
  if (!conversation) return null;
  const [entries, approvals, lease] = await Promise.all([
    Array.fromAsync(kv.list<ChatMessage>({
      prefix: messagesPrefix(userId, id),
      ...(cursor && { end: messageKey(userId, id, cursor) }),
      limit: MESSAGES_PER_PAGE + 1,
      reverse: true,
    })),
    listApprovals(kv, userId, id),
    readLease(kv, userId, id),
  ]);
  const records = new Map(
    approvals.map((record) => [record.approval.approvalId, record]),
  );
  const messages = entries.slice(0, MESSAGES_PER_PAGE).reverse()
    .map(({ value }) => ({
      ...value,
      parts: value.parts.map((part) => asItStands(part, records)),
    }));
  return {
    conversation,
    messages,
    pendingApprovals: approvals.filter(({ state }) => state === "pending")
      .map(({ approval }) => approval),
    activeRunId: lease.value?.runId ?? null,
    nextCursor: entries.length > MESSAGES_PER_PAGE
      ? messages[0]?.id ?? null
      : null,
  };
}

function summaryMutations(
  userId: string,
  summary: ConversationSummary,
  before?: ConversationSummary,
): Mutation[] {
  const { id, updatedAt } = summary;
  const moved = before && before.updatedAt !== updatedAt;
  return [
    { type: "set", key: conversationKey(userId, id), value: summary },
    {
      type: "set",
      key: conversationOrderKey(userId, updatedAt, id),
      value: summary,
    },
    ...(moved
      ? [{
        type: "delete" as const,
        key: conversationOrderKey(userId, before.updatedAt, id),
      }]
      : []),
  ];
}

function titleFrom(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, " ");
  return line.length > TITLE_LENGTH
    ? `${[...line].slice(0, TITLE_LENGTH - 1).join("")}…`
    : line;
}

/** What became of an approval, and what was approved in the end, is on its record. */
function asItStands(
  part: MessagePart,
  records: ReadonlyMap<string, ApprovalRecord>,
): MessagePart {
  if (part.type !== "approval") return part;
  const record = records.get(part.approval.approvalId);
  if (!record) return part;
  const { approval, state } = record;
  return { type: "approval", approval, state };
}
