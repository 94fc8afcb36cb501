import canonicalize from "canonicalize";
import { withoutExpected } from "../agent/preview.ts";
import { messageKey } from "../store/keys.ts";
import type { ToolEvent } from "../agent/turn.ts";
import type { Kv } from "../store/kv.ts";
import type { ApprovalRecord } from "./approval.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import type { ChatMessage } from "./events.ts";
import type { WaitingTap } from "./open_taps.ts";
import type { NewTap, StoredTap } from "./store_tap.ts";
import type { StoredNote } from "./tap_notes.ts";
import { withApprovals } from "./view_conversation.ts";

/** Within this time the same tap is the same one, in milliseconds. */
const TWICE_MS = 2_000;

/** A tap, and what was tapped before. */
export interface TapAndEarlier {
  tap: NewTap;
  waiting: readonly WaitingTap[];
  notes: readonly StoredNote[];
  now: Date;
}

/**
 * The tap that was stored already where a person taps twice: a card that waits
 * and asks for the same, since to approve both would do it twice; or the last
 * read, if it is the same and only just made. No key that the page would have to
 * send, because two presses of a button would get two of them.
 */
export async function findSameTap(
  kv: Kv,
  ref: ConversationRef,
  { tap, waiting, notes, now }: TapAndEarlier,
): Promise<StoredTap | undefined> {
  if ("card" in tap) {
    const same = waiting.find(({ record }) => isSame(record, tap.card));
    if (!same) return undefined;
    const { card, record } = same;
    const messages = await readMessages(kv, ref, card.messageIds);
    return messages && shown(messages, record);
  }
  const last = notes.at(-1);
  const messages = last &&
    await readMessages(kv, ref, [last.saidId, last.id]);
  return messages && isTwice(messages, tap, now) ? { messages } : undefined;
}

function isSame(
  { approval: one }: ApprovalRecord,
  { approval: other }: ApprovalRecord,
): boolean {
  return one.tool === other.tool && isEqual(one.args, other.args);
}

function isTwice(
  [said, answer]: StoredTap["messages"],
  tap: NewTap & { call: ToolEvent },
  now: Date,
): boolean {
  const [part] = answer.parts;
  const age = now.getTime() - Date.parse(answer.createdAt);
  return age <= TWICE_MS && part?.type === "tool" &&
    said.text === tap.saidAs && part.tool.name === tap.call.name &&
    isEqual(part.tool.args, tap.call.args);
}

function isEqual(
  one: Record<string, unknown>,
  other: Record<string, unknown>,
): boolean {
  return canonicalize(withoutExpected(one)) ===
    canonicalize(withoutExpected(other));
}

function shown(
  [said, answer]: StoredTap["messages"],
  record: ApprovalRecord,
): StoredTap {
  return {
    messages: [said, withApprovals(answer, [record])],
    approval: record.approval,
  };
}

/** Undefined where one is no longer there. */
async function readMessages(
  kv: Kv,
  { userId, conversationId }: ConversationRef,
  ids: readonly [said: string, answer: string],
): Promise<StoredTap["messages"] | undefined> {
  const [said, answer] = await kv.getMany<ChatMessage>(
    ids.map((id) => messageKey(userId, conversationId, id)),
  );
  return said?.value && answer?.value ? [said.value, answer.value] : undefined;
}
