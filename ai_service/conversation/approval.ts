import { z } from "zod";
import { ApiError, invalidInput, notFound } from "../../shared/http/errors.ts";
import { parseInput } from "../../shared/http/parse_input.ts";
import { argumentsFit } from "../agent/arguments.ts";
import type { Decision, PendingWrite } from "../agent/turn.ts";
import {
  approvalBatchKey,
  approvalKey,
  approvalsPrefix,
} from "../store/keys.ts";
import type { Check, Entry, Kv, Mutation } from "../store/kv.ts";
import type { ApprovalEvent, MessagePart } from "./events.ts";

/**
 * How long a person has to decide, and a decision to be carried out, in
 * milliseconds. After that nobody expects it any more, and the MCP server has
 * forgotten the call's key, so that a repetition could do it twice.
 */
export const APPROVAL_MS = 24 * 60 * 60 * 1000;

/** What became of a write that needed the person. */
export type ApprovalState = Extract<MessagePart, { type: "approval" }>["state"];

/** A write that needs, or needed, the person's word. */
export interface ApprovalRecord {
  approval: ApprovalEvent;
  toolCallId: string;
  state: ApprovalState;
  /** Whether the person changed the arguments. */
  isEdited?: boolean;
  decision?: Decision;
  /** ISO 8601. */
  decidedAt?: string;
}

/** The writes that one pause of the agent waits for, decided one by one. */
interface ApprovalBatch {
  approvalIds: string[];
  /** Changes with each decision, so that two at once cannot miss each other. */
  decided: number;
}

/** A person's word on one write, as the API takes it. */
export const decisionInput = z.discriminatedUnion("decision", [
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

/** Every approval that the conversation has had. */
export async function listApprovals(
  kv: Kv,
  userId: string,
  conversationId: string,
): Promise<ApprovalRecord[]> {
  const prefix = approvalsPrefix(userId, conversationId);
  const entries = await Array.fromAsync(kv.list<ApprovalRecord>({ prefix }));
  return entries.map((entry) => entry.value);
}

/** The mutations that put writes before the person. */
export function requestMutations(
  userId: string,
  conversationId: string,
  requests: readonly { write: PendingWrite; approval: ApprovalEvent }[],
): Mutation[] {
  const batch: ApprovalBatch = {
    approvalIds: requests.map(({ write }) => write.approvalId),
    decided: 0,
  };
  return [
    ...requests.map(({ write, approval }): Mutation => ({
      type: "set",
      key: approvalKey(userId, conversationId, write.approvalId),
      value: {
        approval,
        toolCallId: write.toolCallId,
        state: "pending",
      } satisfies ApprovalRecord,
    })),
    {
      type: "set",
      key: approvalBatchKey(userId, conversationId),
      value: batch,
    },
  ];
}

/** The mutation that notes how an approved write ended. */
export function outcomeMutation(
  userId: string,
  conversationId: string,
  record: ApprovalRecord,
  state: "executed" | "failed",
): Mutation {
  return {
    type: "set",
    key: approvalKey(userId, conversationId, record.approval.approvalId),
    value: { ...record, state },
  };
}

/** The writes the agent's last pause waits or waited for, as they stand now. */
export interface OpenBatch {
  records: ApprovalRecord[];
  /** Fail once somebody else has decided meanwhile. */
  checks: Check[];
  /** Applied with every decision, so that those checks do fail. */
  touch: Mutation;
}

/** Reads the newest batch; null where the agent never asked for anything. */
export async function readBatch(
  kv: Kv,
  userId: string,
  conversationId: string,
): Promise<OpenBatch | null> {
  const key = approvalBatchKey(userId, conversationId);
  const batch = await kv.get<ApprovalBatch>(key);
  if (!batch.value) return null;
  const entries: Entry<ApprovalRecord>[] = await Promise.all(
    batch.value.approvalIds.map((id) =>
      kv.get<ApprovalRecord>(approvalKey(userId, conversationId, id))
    ),
  );
  const { approvalIds, decided } = batch.value;
  return {
    records: entries.flatMap(({ value }) => value ? [value] : []),
    checks: [{ key, versionstamp: batch.versionstamp }],
    touch: {
      type: "set",
      key,
      value: { approvalIds, decided: decided + 1 } satisfies ApprovalBatch,
    },
  };
}

/** Whether any write of the batch still waits for the person. */
export function isUndecided(records: readonly ApprovalRecord[]): boolean {
  return records.some(({ state }) => state === "pending");
}

/** What the agent is told when it goes on at `now`, by approval id. */
export function decisionsOf(
  records: readonly ApprovalRecord[],
  now: Date,
): Record<string, Decision> {
  return Object.fromEntries(
    records.flatMap(({ approval, decision, decidedAt }) =>
      decision ? [[approval.approvalId, inTime(decision, decidedAt, now)]] : []
    ),
  );
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

/**
 * The record with the person's word in it.
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
  const expired = Date.parse(record.approval.expiresAt) <= now.getTime();
  if (expired && input.decision !== "reject") {
    throw new ApiError("This request has expired; please ask again", {
      status: 409,
      code: "approval_expired",
    });
  }
  if (input.decision === "reject") return reject(record, now, input.reason);
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

/** The record with a "no" in it. */
export function reject(
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

/** 409 for a second word on the same write; says what the first one was. */
export function alreadyDecided(record: ApprovalRecord): ApiError {
  return new ApiError("This request has already been decided", {
    status: 409,
    code: "already_decided",
    details: { state: record.state },
  });
}

/** The mutation that stores a decided record. */
export function decisionMutation(
  userId: string,
  conversationId: string,
  record: ApprovalRecord,
): Mutation {
  return {
    type: "set",
    key: approvalKey(userId, conversationId, record.approval.approvalId),
    value: record,
  };
}
