import {
  approvalBatchKey,
  approvalsPrefix,
  conversationOrderKey,
  fenceKey,
  messagesPrefix,
  runEventsPrefix,
  runHeadKey,
  runKey,
  runsPrefix,
} from "../store/keys.ts";
import type { Key, Kv } from "../store/kv.ts";
import { getConversation } from "./conversation.ts";
import { readLease } from "./lease.ts";
import type { RunRecord } from "./run_record.ts";
import { stopMutation } from "./stop.ts";

/**
 * Deletes the conversation with all that hangs on it, whatever still runs.
 * False where there was none; what an attempt that was cut off left behind is
 * deleted all the same.
 */
export async function deleteConversation(
  kv: Kv,
  userId: string,
  id: string,
): Promise<boolean> {
  const existed = await takeOut(kv, userId, id);
  await deleteBelow(kv, messagesPrefix(userId, id));
  await deleteBelow(kv, approvalsPrefix(userId, id));
  await deleteRuns(kv, userId, id);
  return existed;
}

/**
 * Removes in one write what a message, a decision or a run would need to go
 * on: after it none of them can add anything to what is deleted.
 */
async function takeOut(kv: Kv, userId: string, id: string): Promise<boolean> {
  for (;;) {
    const { key, value, versionstamp } = await getConversation(kv, userId, id);
    if (!value) return false;
    const lease = await readLease(kv, userId, id);
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

/** A run's log repeats what was said; its readers find that it is gone. */
async function deleteRuns(
  kv: Kv,
  userId: string,
  conversationId: string,
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
