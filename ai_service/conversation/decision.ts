import * as z from "zod";
import { ApiError, invalidInput, notFound } from "../../shared/http/errors.ts";
import { parseInput } from "../../shared/http/parse_input.ts";
import { argumentsFit } from "../agent/arguments.ts";
import type { ToolArguments } from "../agent/turn.ts";
import { type ApprovalRecord, asOf, inState } from "./approval.ts";

const revision = z.int().min(1);

/** A decision on one write, as the API takes it. */
const decisionInput = z.discriminatedUnion("decision", [
  z.strictObject({ decision: z.literal("approve"), revision }),
  z.strictObject({
    decision: z.literal("edit"),
    revision,
    args: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({
    decision: z.literal("reject"),
    // To decline does no harm, whatever the card has come to say.
    revision: revision.optional(),
    reason: z.string().max(500).optional(),
  }),
]);

/** A decision that the person has made. */
export type Decision = z.output<typeof decisionInput>;

/** @throws {ApiError} 400 where `body` is no decision. */
export function parseDecision(body: unknown): Decision {
  const decision = parseInput(decisionInput, body);
  if (decision.decision === "edit" && !argumentsFit(decision.args)) {
    throw invalidInput("args", "The changed details are too long");
  }
  return decision;
}

/**
 * The record if it can still be decided, by a screen that shows it as it is.
 *
 * @throws {ApiError} 404, 409 `already_decided`, 409 `approval_expired`, or 409
 *   `card_changed` where the screen shows another revision.
 */
export function requireOpen(
  record: ApprovalRecord | undefined,
  { decision, revision }: Decision,
  now: Date,
): ApprovalRecord {
  if (!record) throw notFound("Approval");
  const { approval } = asOf(record, now);
  const { state } = approval;
  if (state === "expired" && decision !== "reject") throw expired();
  if (state !== "pending" && state !== "expired") throw alreadyDecided(record);
  if (revision !== undefined && revision !== approval.revision) {
    throw cardChanged(approval.revision);
  }
  return record;
}

/** The record as approved. */
export function approve(record: ApprovalRecord, now: Date): ApprovalRecord {
  const decidedAt = now.toISOString();
  return { ...inState(record, "approved"), decidedAt };
}

/** The record as declined; one that has expired stays so. */
export function reject(
  record: ApprovalRecord,
  now: Date,
  reason?: string,
): ApprovalRecord {
  const { state } = asOf(record, now).approval;
  return {
    ...inState(record, state === "expired" ? "expired" : "rejected"),
    decidedAt: now.toISOString(),
    ...(reason !== undefined && { reason }),
  };
}

/** An edit of a card: the arguments as the person changed them. */
export interface CardEdit {
  approvalId: string;
  revision: number;
  args: ToolArguments;
}

function alreadyDecided({ approval: { state } }: ApprovalRecord): ApiError {
  return new ApiError("This request has already been decided", {
    status: 409,
    code: "already_decided",
    details: { state },
  });
}

function expired(): ApiError {
  return new ApiError("This request has expired; please ask again", {
    status: 409,
    code: "approval_expired",
  });
}

/** The answer to a decision about a card that shows something else by now. */
export function cardChanged(revision: number): ApiError {
  return new ApiError("The details have changed; please look at them again", {
    status: 409,
    code: "card_changed",
    details: { revision },
  });
}
