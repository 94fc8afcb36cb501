import {
  approvalBatchKey,
  approvalKey,
  approvalsPrefix,
} from "../store/keys.ts";
import type { Check, Kv } from "../store/kv.ts";
import type { ApprovalBatch, ApprovalRecord } from "./approval.ts";
import type { ConversationRef } from "./conversation_ref.ts";

/** The writes of the agent's newest pause, in their present state. */
export interface OpenBatch {
  records: ApprovalRecord[];
  /** Fails if another decision was stored meanwhile. */
  check: Check;
  /** Written with every decision, so that the checks of others fail. */
  next: ApprovalBatch;
}

/** Reads the newest batch; null where the agent has never paused. */
export async function readBatch(
  kv: Kv,
  ref: ConversationRef,
): Promise<OpenBatch | null> {
  const key = approvalBatchKey(ref.userId, ref.conversationId);
  const { value, versionstamp } = await kv.get<ApprovalBatch>(key);
  if (!value) return null;
  const { approvalIds, decided } = value;
  const records = await Promise.all(
    approvalIds.map((approvalId) => readApproval(kv, ref, approvalId)),
  );
  return {
    records: records.filter((record) => record !== undefined),
    check: { key, versionstamp },
    next: { approvalIds, decided: decided + 1 },
  };
}

/** One approval, of whichever pause; undefined where there is none. */
export async function readApproval(
  kv: Kv,
  { userId, conversationId }: ConversationRef,
  approvalId: string,
): Promise<ApprovalRecord | undefined> {
  const key = approvalKey(userId, conversationId, approvalId);
  return (await kv.get<ApprovalRecord>(key)).value ?? undefined;
}

/** Every approval that the conversation has had. */
export async function listApprovals(
  kv: Kv,
  { userId, conversationId }: ConversationRef,
): Promise<ApprovalRecord[]> {
  const prefix = approvalsPrefix(userId, conversationId);
  const entries = await Array.fromAsync(kv.list<ApprovalRecord>({ prefix }));
  return entries.map(({ value }) => value);
}
