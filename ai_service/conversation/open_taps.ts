import { openTapsKey } from "../store/keys.ts";
import type { Check, Entry, Kv } from "../store/kv.ts";
import { type ApprovalRecord, asOf } from "./approval.ts";
import { readApproval } from "./approval_batch.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import type { OpenTaps, TapCard } from "./tap_change.ts";

/** A card of a tap that waits for the person. */
export interface WaitingTap {
  card: TapCard;
  record: ApprovalRecord;
  /** Fails if the card was decided or changed meanwhile. */
  check: Check;
}

/** Reads the taps' cards that wait; they are few. */
export async function readWaitingTaps(
  kv: Kv,
  ref: ConversationRef,
  now: Date,
): Promise<WaitingTap[]> {
  const key = openTapsKey(ref.userId, ref.conversationId);
  const { value } = await kv.get<OpenTaps>(key);
  const cards = value?.cards ?? [];
  const entries = await Promise.all(
    cards.map(({ approvalId }) => readApproval(kv, ref, approvalId)),
  );
  return entries.flatMap((entry, index) =>
    waitingTap(cards[index]!, entry, now)
  );
}

function waitingTap(
  card: TapCard,
  { key, value: record, versionstamp }: Entry<ApprovalRecord>,
  now: Date,
): WaitingTap[] {
  if (!record || asOf(record, now).approval.state !== "pending") return [];
  return [{ card, record, check: { key, versionstamp } }];
}
