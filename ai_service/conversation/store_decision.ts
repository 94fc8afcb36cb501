import { notFound } from "../../shared/http/errors.ts";
import type { Kv } from "../store/kv.ts";
import { type ApprovalRecord, asOf } from "./approval.ts";
import { type OpenBatch, readApproval, readBatch } from "./approval_batch.ts";
import { beginRun, type BegunRun, type NewRun } from "./begin_run.ts";
import type { Changes } from "./changes.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import { approve, type Decision, reject, requireOpen } from "./decision.ts";
import type { DueWrite } from "./due_work.ts";
import { noteRun } from "./note_run.ts";
import { readSummary } from "./summary.ts";

/** The approval or the rejection of one write. */
export interface PostedDecision {
  approvalId: string;
  decision: Exclude<Decision, { decision: "edit" }>;
}

/** Whether the write still waits for the person. */
export function isPending(record: ApprovalRecord, now: Date): boolean {
  return asOf(record, now).approval.state === "pending";
}

/** As `Conversation.decide` says. */
export async function storeDecision(
  kv: Kv,
  ref: ConversationRef,
  { approvalId, decision }: PostedDecision,
  run: NewRun,
): Promise<BegunRun | "noted" | undefined> {
  const batch = await readBatch(kv, ref);
  const entry = await readApproval(kv, ref, approvalId);
  const record = requireOpen(entry.value ?? undefined, decision, run.now);
  const decided = decision.decision === "approve"
    ? approve(record, run.now)
    : reject(record, run.now, decision.reason);
  const others = othersOf(batch, approvalId);
  const summary = await readSummary(kv, ref);
  // A conversation that is deleted meanwhile gets nothing new.
  if (!summary.value) throw notFound("Approval");
  const checks = [entry, summary, ...(others && batch ? [batch.check] : [])];
  const changes: Changes = {
    approvals: [decided],
    due: dueAfter(ref, decided, run.now),
    ...(others && batch && { batch: batch.next }),
  };
  if (others?.every((other) => !isPending(other, run.now))) {
    const input = { type: "outcomes" as const };
    return await beginRun(kv, ref, run, { input, checks, changes });
  }
  // A card of a tap is of no pause, so that nothing else is waited for.
  const status = others ? "awaiting_approval" : "completed";
  const events = [{ event: "approval" as const, data: decided.approval }];
  const note = { status, events, checks, changes } as const;
  return await noteRun(kv, ref, run, note) ? "noted" : undefined;
}

/** The other writes of the agent's pause; undefined for one of no pause. */
function othersOf(
  batch: OpenBatch | null,
  approvalId: string,
): ApprovalRecord[] | undefined {
  const isOther = ({ approval }: ApprovalRecord) =>
    approval.approvalId !== approvalId;
  const others = batch?.records.filter(isOther);
  return others?.length === batch?.records.length ? undefined : others;
}

function dueAfter(
  { conversationId }: ConversationRef,
  { approval: { approvalId, state, tool } }: ApprovalRecord,
  now: Date,
): DueWrite[] {
  if (state !== "approved") return [];
  const at = now.getTime();
  return [{
    kind: "write",
    conversationId,
    approvalId,
    tool,
    at,
    since: at,
    attempts: 0,
  }];
}
