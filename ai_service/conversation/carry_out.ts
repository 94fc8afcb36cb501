import type { WriteAnswer } from "../agent/mcp_answer.ts";
import { refusalIn } from "../agent/refusal_words.ts";
import type { ToolError, ToolOutcome } from "../agent/tool_outcome.ts";
import { shorten } from "../agent/tool_result.ts";
import {
  APPROVAL_MS,
  type ApprovalRecord,
  inState,
  isUnderWay,
} from "./approval.ts";
import { readApproval } from "./approval_batch.ts";
import { changeWork } from "./change_work.ts";
import { claimWrite } from "./claim_write.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import { type DueWrite, readProfile, toTokenUser } from "./due_work.ts";
import type { ApprovalState } from "./events.ts";
import { findTool, NO_TOOL, sendWrite } from "./send_write.ts";
import { settleWrite } from "./settle_write.ts";
import { madeBooking } from "./made_booking.ts";
import { unpaidOrder } from "./unpaid_order.ts";
import type { WriteDeps } from "./write_deps.ts";

/** The clocks of the two services may differ by that much, in milliseconds. */
const SPARE_MS = 60_000;
/** Longest stored result and error, in characters of JSON. */
const RESULT_LENGTH = 4_000;
const ERROR_LENGTH = 1_500;
/** Longest pause between two attempts, in milliseconds. */
const LONGEST_PAUSE = 5 * 60_000;

/**
 * Makes one attempt of an approved write, under its approval id as the
 * idempotency key. Afterwards it is settled, or due again later.
 */
export async function carryOut(
  deps: WriteDeps,
  userId: string,
  work: DueWrite,
): Promise<void> {
  const { kv, now } = deps;
  const ref = { userId, conversationId: work.conversationId };
  const entry = await readApproval(kv, ref, work.approvalId);
  const profile = await readProfile(kv, userId);
  if (!entry.value || !profile.value || !isUnderWay(entry.value)) {
    return await changeWork(kv, ref, work, null);
  }
  // The server may have forgotten the key by then, and would do it again.
  if (now().getTime() >= work.since + APPROVAL_MS - SPARE_MS) {
    const state = entry.value.isSent ? "unconfirmed" : "expired";
    return await settle(deps, ref, work, { state });
  }
  const { approval } = entry.value;
  const tool = await findTool(deps, entry.value);
  if (tool === "unavailable") return await postpone(deps, ref, work);
  const isFirst = !entry.value.isSent;
  if (!tool) return await take(deps, ref, { work, answer: NO_TOOL, isFirst });
  const claimed = await claimWrite(deps, ref, { work, entry, profile });
  if (!claimed) return;
  const user = toTokenUser(profile.value);
  const answer = await sendWrite(deps, ref, { approval, user, tool });
  await take(deps, ref, { work: claimed, answer, isFirst });
}

async function take(
  deps: WriteDeps,
  ref: ConversationRef,
  { work, answer, isFirst }: {
    work: DueWrite;
    answer: WriteAnswer;
    isFirst: boolean;
  },
): Promise<void> {
  if (answer.status === "done") {
    const outcome = { ok: true as const, result: answer.result };
    return await settle(deps, ref, work, { state: "done", outcome });
  }
  if (answer.status === "refused" && (isFirst || answer.isKeyUnused)) {
    const outcome = { ok: false as const, error: answer.error };
    return await settle(deps, ref, work, { state: "failed", outcome });
  }
  const asked = answer.status === "unknown" ? answer.retryAfterSeconds : 0;
  await postpone(deps, ref, work, (asked ?? 0) * 1000);
}

async function settle(
  { kv, log, metrics, now }: WriteDeps,
  ref: ConversationRef,
  work: DueWrite,
  { state, outcome }: { state: ApprovalState; outcome?: ToolOutcome },
): Promise<void> {
  const settled = await settleWrite(kv, ref, {
    work,
    now: now(),
    settle: (record) => withOutcome(inState(record, state), outcome),
  });
  const { userId, conversationId } = ref;
  const { approvalId, tool, attempts } = work;
  const facts = { userId, conversationId, approvalId, tool, attempts, state };
  if (!settled) return;
  metrics.approvalChanged(state);
  metrics.toolCalled(tool, state);
  // Somebody has to find out what became of it, and tell the customer.
  const level = state === "unconfirmed" ? "error" : "info";
  log[level]("write_settled", facts);
}

/** An outcome that could not be stored would keep the write open for ever. */
function withOutcome(
  record: ApprovalRecord,
  outcome: ToolOutcome | undefined,
): ApprovalRecord {
  if (!outcome) return record;
  if (outcome.ok) {
    const result = shorten(outcome.result, RESULT_LENGTH);
    const order = unpaidOrder(outcome.result);
    const booking = madeBooking(outcome.result);
    const approval = {
      ...record.approval,
      ...(order && { order }),
      ...(booking && { booking }),
    };
    return { ...record, approval, outcome: { ok: true, result } };
  }
  const error = shorten(outcome.error, ERROR_LENGTH) as ToolError;
  const refusal = refusalIn(record.locale, outcome.error);
  const approval = {
    ...record.approval,
    error,
    ...(refusal !== undefined && { refusal }),
  };
  return { ...record, approval, outcome: { ok: false, error } };
}

/** Tries again after 1 s, 2 s, … 5 min, or when the server says. */
async function postpone(
  { kv, now }: WriteDeps,
  ref: ConversationRef,
  work: DueWrite,
  asked = 0,
): Promise<void> {
  const { attempts } = work;
  const pause = Math.min(Math.max(1000 * 2 ** attempts, asked), LONGEST_PAUSE);
  const at = now().getTime() + pause;
  await changeWork(kv, ref, work, { ...work, at, attempts: attempts + 1 });
}
