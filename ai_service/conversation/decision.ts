import { z } from "zod";
import { ApiError, invalidInput, notFound } from "../../shared/http/errors.ts";
import { parseInput } from "../../shared/http/parse_input.ts";
import { argumentsFit } from "../agent/arguments.ts";
import type { Decision } from "../agent/turn.ts";
import { APPROVAL_MS, type ApprovalRecord } from "./approval.ts";
import type { RunTask } from "./run_record.ts";

/** A decision on one write, as the API takes it. */
const decisionInput = z.discriminatedUnion("decision", [
  z.strictObject({ decision: z.literal("approve") }),
  z.strictObject({
    decision: z.literal("edit"),
    args: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({
    decision: z.literal("reject"),
    reason: z.string().max(500).optional(),
  }),
]);

/**
 * The record with the decision of `body` in it.
 *
 * @throws {ApiError} 404, 409 `already_decided`, 409 `approval_expired`, or
 *   400 where `body` does not fit.
 */
export function decide(
  record: ApprovalRecord | undefined,
  body: unknown,
  now: Date,
): ApprovalRecord {
  const input = parseInput(decisionInput, body);
  if (!record) throw notFound("Approval");
  if (record.state !== "pending") throw alreadyDecided(record);
  if (input.decision === "reject") return reject(record, now, input.reason);
  if (Date.parse(record.approval.expiresAt) <= now.getTime()) throw expired();
  if (input.decision === "edit" && !argumentsFit(input.args)) {
    throw invalidInput("args", "The changed details are too long");
  }
  const args = input.decision === "edit" ? input.args : record.approval.args;
  return {
    ...record,
    approval: { ...record.approval, args },
    state: "approved",
    ...(input.decision === "edit" && { isEdited: true }),
    decision: { decision: "approve", args },
    decidedAt: now.toISOString(),
  };
}

function reject(
  record: ApprovalRecord,
  now: Date,
  reason?: string,
): ApprovalRecord {
  return {
    ...record,
    state: "rejected",
    decision: { decision: "reject", ...(reason !== undefined && { reason }) },
    decidedAt: now.toISOString(),
  };
}

function alreadyDecided(record: ApprovalRecord): ApiError {
  return new ApiError("This request has already been decided", {
    status: 409,
    code: "already_decided",
    details: { state: record.state },
  });
}

function expired(): ApiError {
  return new ApiError("This request has expired; please ask again", {
    status: 409,
    code: "approval_expired",
  });
}

/**
 * The work of the run that continues after `record` became `decided`; null
 * while other writes of the pause still wait.
 */
export function taskAfter(
  records: readonly ApprovalRecord[],
  { record, decided, now }: {
    record: ApprovalRecord | undefined;
    decided: ApprovalRecord;
    now: Date;
  },
): RunTask | null {
  const all = records.map((other) => other === record ? decided : other);
  const isOpen = all.some(({ state }) => state === "pending");
  return isOpen ? null : taskOf(all, now);
}

/** Declines the writes that wait; `task` carries out those that are approved. */
export function declinePending(
  records: readonly ApprovalRecord[],
  now: Date,
): { declined: ApprovalRecord[]; task: RunTask } {
  const declined = records.filter(({ state }) => state === "pending")
    .map((record) => reject(record, now));
  const approved = records.filter(({ state }) => state === "approved");
  const decided = approved.length > 0 ? [...approved, ...declined] : [];
  return { declined, task: taskOf(decided, now) };
}

/** The work of a run that continues after these decisions. */
export function taskOf(
  records: readonly ApprovalRecord[],
  now: Date,
): RunTask {
  const decisions = records.flatMap(({ approval, decision, decidedAt }) =>
    decision ? [[approval.approvalId, inTime(decision, decidedAt, now)]] : []
  );
  const calls = records.filter(({ state }) => state === "approved")
    .map(({ toolCallId, approval }) => [toolCallId, approval.approvalId]);
  return {
    inputs: records.length > 0
      ? [{ type: "decisions", decisions: Object.fromEntries(decisions) }]
      : [],
    approvedCalls: Object.fromEntries(calls),
  };
}

function inTime(
  decision: Decision,
  decidedAt: string | undefined,
  now: Date,
): Decision {
  const isLate = decision.decision === "approve" &&
    Date.parse(decidedAt ?? "") + APPROVAL_MS <= now.getTime();
  return isLate
    ? { decision: "reject", reason: "The approval is too long ago" }
    : decision;
}
