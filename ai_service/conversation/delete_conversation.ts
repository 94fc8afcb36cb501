import {
  approvalBatchKey,
  approvalsPrefix,
  conversationKey,
  conversationOrderKey,
  fenceKey,
  messagesPrefix,
  runEventsPrefix,
  runHeadKey,
  runKey,
  runsPrefix,
} from "../store/keys.ts";
import type { Key, Kv } from "../store/kv.ts";
import { stopMutation } from "./changes.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import type { ConversationSummary } from "./events.ts";
import { readLease } from "./lease.ts";
import type { RunRecord } from "./run_record.ts";

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
  await deleteBelow(kv, approvalsPrefix(userId, conversationId));
  await deleteRuns(kv, ref);
  return existed;
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
      conversationOrderKey(userId, value.updatedAt, id),
      fenceKey(userId, id),
      lease.key,
      approvalBatchKey(userId, id),
    ];
    const { ok } = await kv.atomic([{ key, versionstamp }], [
      ...keys.map((key) => ({ type: "delete" as const, key })),
      ...(lease.value ? [stopMutation(userId, lease.value.runId)] : []),
    ]);
    if (ok) return true;
  }
}

/** Logs contain the conversation's text; their readers see that they end. */
async function deleteRuns(
  kv: Kv,
  { userId, conversationId }: ConversationRef,
): Promise<void> {
  const runs = kv.list<RunRecord>({ prefix: runsPrefix(userId) });
  for await (const { key, value } of runs) {
    if (value.conversationId !== conversationId) continue;
    const runId = String(key.at(-1));
    await deleteBelow(kv, runEventsPrefix(userId, runId));
    await kv.delete(runHeadKey(userId, runId));
    await kv.delete(runKey(userId, runId));
  }
}

async function deleteBelow(kv: Kv, prefix: Key): Promise<void> {
  for await (const { key } of kv.list({ prefix })) await kv.delete(key);
}
