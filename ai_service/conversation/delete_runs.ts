import {
  runEventsPrefix,
  runHeadKey,
  runKey,
  runsPrefix,
} from "../store/keys.ts";
import type { Key, Kv } from "../store/kv.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import type { RunRecord } from "./run_record.ts";

/**
 * Deletes the conversation's runs, because their logs contain its text. Readers
 * of a log see that it has ended.
 */
export async function deleteRuns(
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

/** Deletes every entry below `prefix`. */
export async function deleteBelow(kv: Kv, prefix: Key): Promise<void> {
  for await (const { key } of kv.list({ prefix })) await kv.delete(key);
}
