import { ApiError, notFound } from "../../shared/http/errors.ts";
import { messageKey } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import { readApprovals } from "./approval_batch.ts";
import { beginRun, type BegunRun, type NewRun } from "./begin_run.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import { declineAll } from "./decline_waiting.ts";
import type { ApprovalState, ChatMessage } from "./events.ts";
import { userMessage } from "./message.ts";
import { readNewestFirst } from "./read_transcript.ts";
import { latest, readSummary, touched } from "./summary.ts";
import { readTapNotes } from "./tap_notes.ts";
import { readVariants, type Variant } from "./variant.ts";

/** Most messages that a branch replaces, and their characters as JSON. */
const MOST = { messages: 200, characters: 200_000, variants: 50 };
/** States of a write that was not, and will not be, carried out. */
const NOT_DONE: ReadonlySet<ApprovalState> = new Set([
  "pending",
  "rejected",
  "expired",
]);

/** The place where a branch begins. */
export type BranchStart =
  /** The person's last message is answered anew. */
  | { type: "regenerate" }
  /** The person's message with this id is replaced by this text. */
  | { type: "edit"; messageId: string; text: string };

/**
 * Takes the end of the conversation out of it, keeps it as a variant, and begins
 * the run that answers in its place. Cards that wait are declined. Undefined
 * where a run holds the conversation, or on a conflict with another request.
 *
 * @throws {ApiError} 404, or 409 `has_approved_write`, `nothing_to_regenerate`,
 *   `too_far_back`, `too_many_branches`.
 */
export async function beginBranch(
  kv: Kv,
  ref: ConversationRef,
  start: BranchStart,
  run: NewRun,
): Promise<BegunRun | undefined> {
  const entry = await readSummary(kv, ref);
  const before = entry.value;
  if (!before) throw notFound("Conversation");
  const { kept, replaced } = await splitAt(kv, ref, start);
  // Read first, so that an approval at the same moment is seen by one of the two.
  const declined = await declineAll(kv, ref, run.now);
  await requireUndone(kv, ref, replaced);
  const now = latest(run.now, before);
  const message = start.type === "edit"
    ? userMessage(start.text, now)
    : undefined;
  const asked = (message ?? kept)!;
  const cutFrom = start.type === "edit" ? start.messageId : asked.id;
  return await beginRun(kv, ref, run, {
    input: { type: "message", text: asked.text, messageId: asked.id, cutFrom },
    checks: [entry, ...declined.checks],
    changes: {
      ...declined.changes,
      summary: { before, after: touched(before, now) },
      ...(message && { message }),
      ...(replaced.length > 0 && {
        replaced: {
          variant: await newVariant(kv, ref, kept, now),
          messages: replaced,
        },
      }),
      toldTaps: (await readTapNotes(kv, ref))
        .filter(({ saidId }) => saidId >= cutFrom).map(({ id }) => id),
    },
  });
}

/** The messages that are replaced, and the one before them. */
async function splitAt(
  kv: Kv,
  ref: ConversationRef,
  start: BranchStart,
): Promise<{ kept: ChatMessage | undefined; replaced: ChatMessage[] }> {
  const replaced: ChatMessage[] = [];
  const isEdit = start.type === "edit";
  if (isEdit) await requireOwn(kv, ref, start.messageId);
  let isFound = false;
  for await (const message of readNewestFirst(kv, ref)) {
    if (isFound) return { kept: message, replaced };
    if (!isEdit && message.role === "user") return { kept: message, replaced };
    replaced.unshift(message);
    if (replaced.length > MOST.messages) throw tooFarBack();
    isFound = isEdit && message.id === start.messageId;
  }
  if (!isEdit) throw nothingToRegenerate();
  return { kept: undefined, replaced };
}

/** @throws {ApiError} 404 if it is not a message that the person wrote. */
async function requireOwn(
  kv: Kv,
  { userId, conversationId }: ConversationRef,
  messageId: string,
): Promise<void> {
  const key = messageKey(userId, conversationId, messageId);
  const { value } = await kv.get<ChatMessage>(key);
  if (value?.role !== "user") throw notFound("Message");
}

/** Approved writes must stay where a person looks for them. */
async function requireUndone(
  kv: Kv,
  ref: ConversationRef,
  replaced: readonly ChatMessage[],
): Promise<void> {
  if (JSON.stringify(replaced).length > MOST.characters) throw tooFarBack();
  const ids = replaced.flatMap(({ parts }) =>
    parts.flatMap((part) =>
      part.type === "approval" ? part.approval.approvalId : []
    )
  );
  const records = await readApprovals(kv, ref, ids);
  const isDone = records.some(({ approval }) => !NOT_DONE.has(approval.state));
  if (isDone) throw hasApprovedWrite();
}

async function newVariant(
  kv: Kv,
  ref: ConversationRef,
  kept: ChatMessage | undefined,
  now: Date,
): Promise<Variant> {
  const { length } = await readVariants(kv, ref);
  if (length >= MOST.variants) throw tooManyBranches();
  // As of a message, so that it is unique and sorts by time.
  const { id } = userMessage("", now);
  return { id, replacedAt: now.toISOString(), afterId: kept?.id ?? "" };
}

function conflict(code: string, sentence: string): ApiError {
  return new ApiError(sentence, { status: 409, code });
}

function hasApprovedWrite(): ApiError {
  return conflict(
    "has_approved_write",
    "This part of the conversation has something that you approved, so it stays as it is",
  );
}

function nothingToRegenerate(): ApiError {
  return conflict("nothing_to_regenerate", "There is no message to answer yet");
}

function tooFarBack(): ApiError {
  return conflict("too_far_back", "This message is too far back to be changed");
}

function tooManyBranches(): ApiError {
  return conflict(
    "too_many_branches",
    "This conversation was changed too often; please start a new one",
  );
}
