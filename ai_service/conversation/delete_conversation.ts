import {
  allVariantMessagesPrefix,
  approvalBatchKey,
  approvalsPrefix,
  conversationHeadKey,
  conversationKey,
  conversationOrderKey,
  dueKey,
  fenceKey,
  messagesPrefix,
  openTapsKey,
  tapsPrefix,
  untoldPrefix,
  variantsPrefix,
} from "../store/keys.ts";
import type { Key, Kv } from "../store/kv.ts";
import { type ApprovalRecord, isUnderWay } from "./approval.ts";
import { stopMutation } from "./changes.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import { deleteBelow, deleteRuns } from "./delete_runs.ts";
import type { ConversationSummary } from "./events.ts";
import { readLease } from "./lease.ts";

/**
 * Deletes the conversation and all that belongs to it, even while a run holds
 * it. False where there was none; the remains of an interrupted deletion are
 * deleted even so.
 */
export async function deleteConversation(
  kv: Kv,
  ref: ConversationRef,
): Promise<boolean> {
  const { userId, conversationId } = ref;
  const existed = await deleteCore(kv, ref);
  await deleteBelow(kv, messagesPrefix(userId, conversationId));
  await deleteBelow(kv, variantsPrefix(userId, conversationId));
  await deleteBelow(kv, allVariantMessagesPrefix(userId, conversationId));
  await deleteApprovals(kv, ref);
  await deleteBelow(kv, untoldPrefix(userId, conversationId));
  await deleteBelow(kv, tapsPrefix(userId, conversationId));
  await deleteRuns(kv, ref);
  return existed;
}

/**
 * Deletes the approvals, except for writes that are under way: they are carried
 * out all the same, and their records go when they are settled.
 */
async function deleteApprovals(kv: Kv, ref: ConversationRef): Promise<void> {
  const prefix = approvalsPrefix(ref.userId, ref.conversationId);
  for await (const { key } of kv.list<ApprovalRecord>({ prefix })) {
    await deleteUnlessUnderWay(kv, key);
  }
}

/** The edit of a card may change it at the same moment. */
async function deleteUnlessUnderWay(kv: Kv, key: Key): Promise<void> {
  for (;;) {
    const { value, versionstamp } = await kv.get<ApprovalRecord>(key);
    if (!value || isUnderWay(value)) return;
    const checks = [{ key, versionstamp }];
    if ((await kv.atomic(checks, [{ type: "delete", key }])).ok) return;
  }
}

/**
 * Deletes in one write the keys that the writes of messages, decisions and runs
 * check, so that none of them can add anything afterwards.
 */
async function deleteCore(kv: Kv, ref: ConversationRef): Promise<boolean> {
  const { userId, conversationId: id } = ref;
  for (;;) {
    const { key, value, versionstamp } = await kv.get<ConversationSummary>(
      conversationKey(userId, id),
    );
    if (!value) return false;
    const lease = await readLease(kv, ref);
    const keys = [
      key,
      conversationHeadKey(userId, id),
      conversationOrderKey(userId, value.updatedAt, id),
      fenceKey(userId, id),
      lease.key,
      approvalBatchKey(userId, id),
      openTapsKey(userId, id),
      dueKey(userId, "run", id),
    ];
    const { ok } = await kv.atomic([{ key, versionstamp }], [
      ...keys.map((key) => ({ type: "delete" as const, key })),
      ...(lease.value ? [stopMutation(userId, lease.value.runId)] : []),
    ]);
    if (ok) return true;
  }
}
