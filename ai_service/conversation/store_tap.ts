import { ApiError, notFound } from "../../shared/http/errors.ts";
import type { ToolEvent } from "../agent/turn.ts";
import type { Kv } from "../store/kv.ts";
import type { ApprovalRecord } from "./approval.ts";
import { commit } from "./changes.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import type { ApprovalEvent, ChatMessage } from "./events.ts";
import { answerMessage, userMessage } from "./message.ts";
import { readWaitingTaps, type WaitingTap } from "./open_taps.ts";
import { findSameTap } from "./same_tap.ts";
import { latest, readSummary, titled, touched } from "./summary.ts";
import type { OpenTaps } from "./tap_change.ts";
import { readTapNotes } from "./tap_notes.ts";

/** Most cards of taps that wait in a conversation. */
const MAX_CARDS = 10;
/** Taps that the agent is told of at most; the transcript has them all. */
const MAX_NOTES = 10;

/** A tap to store: a call that was answered, or a write to decide. */
export type NewTap =
  & {
    /** The tap's meaning, in the person's words. */
    saidAs: string;
  }
  & ({ call: ToolEvent } | { card: ApprovalRecord });

/** A tap as it is stored. */
export interface StoredTap {
  messages: readonly [said: ChatMessage, answer: ChatMessage];
  /** The card of a write. */
  approval?: ApprovalEvent;
}

/** As `Conversation.addTap` says. */
export async function storeTap(
  kv: Kv,
  ref: ConversationRef,
  tap: NewTap,
  now: Date,
): Promise<StoredTap | undefined> {
  const summary = await readSummary(kv, ref);
  const before = summary.value;
  if (!before) throw notFound("Conversation");
  const waiting = await readWaitingTaps(kv, ref, now);
  const notes = await readTapNotes(kv, ref);
  const same = await findSameTap(kv, ref, { tap, waiting, notes, now });
  if (same) return same;
  if ("card" in tap && waiting.length >= MAX_CARDS) throw tooManyCards();
  const messages = messagesOf(tap, latest(now, before));
  const after = titled(touched(before, now), tap.saidAs);
  // Each tap changes the summary, so that two at once conflict.
  const { ok } = await commit(kv, ref, [summary], {
    summary: { before, after },
    ...("card" in tap && { approvals: [tap.card] }),
    tap: { messages, open: nextOpen(waiting, tap, messages) },
    toldTaps: notes.slice(0, 1 - MAX_NOTES).map(({ id }) => id),
  });
  if (!ok) return undefined;
  return "card" in tap
    ? { messages, approval: tap.card.approval }
    : { messages };
}

function messagesOf(tap: NewTap, at: Date): StoredTap["messages"] {
  const said = userMessage(tap.saidAs, at);
  const answer = "card" in tap
    ? { event: "approval" as const, data: tap.card.approval }
    : { event: "tool" as const, data: tap.call };
  return [said, answerMessage([answer], { status: "completed", now: at })];
}

function nextOpen(
  waiting: readonly WaitingTap[],
  tap: NewTap,
  [said, answer]: StoredTap["messages"],
): OpenTaps {
  const cards = waiting.map(({ card }) => card);
  if ("card" in tap) {
    const { approvalId } = tap.card.approval;
    cards.push({ approvalId, messageIds: [said.id, answer.id] });
  }
  return { cards };
}

function tooManyCards(): ApiError {
  return new ApiError("Too many cards wait; please decide about them first", {
    status: 409,
    code: "too_many_cards",
  });
}
