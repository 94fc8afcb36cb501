import { approvalBatchKey, approvalKey, untoldPrefix } from "../store/keys.ts";
import type { Check, Entry, Kv } from "../store/kv.ts";
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
  return {
    records: await readApprovals(kv, ref, approvalIds),
    check: { key, versionstamp },
    next: { approvalIds, decided: decided + 1 },
  };
}

/** One approval, of whichever pause. */
export function readApproval(
  kv: Kv,
  { userId, conversationId }: ConversationRef,
  approvalId: string,
): Promise<Entry<ApprovalRecord>> {
  return kv.get(approvalKey(userId, conversationId, approvalId));
}

/** Those of these approvals that exist, in the same order. */
export async function readApprovals(
  kv: Kv,
  ref: ConversationRef,
  approvalIds: readonly string[],
): Promise<ApprovalRecord[]> {
  const entries = await Promise.all(
    approvalIds.map((approvalId) => readApproval(kv, ref, approvalId)),
  );
  return entries.flatMap((entry) => entry.value ?? []);
}

/** The approvals whose outcome the agent was not told, in their present state. */
export async function readUntold(
  kv: Kv,
  ref: ConversationRef,
): Promise<ApprovalRecord[]> {
  const prefix = untoldPrefix(ref.userId, ref.conversationId);
  const entries = await Array.fromAsync(kv.list({ prefix }));
  const ids = entries.map(({ key }) => String(key.at(-1)));
  return await readApprovals(kv, ref, ids);
}
