import type { Kv } from "../store/kv.ts";
import { commit } from "./changes.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import { type DueWork, keyOfWork } from "./due_work.ts";

/**
 * Makes due work due at another time, or forgets it where `next` is null. Does
 * nothing where the work was changed since it was read.
 */
export async function changeWork(
  kv: Kv,
  ref: ConversationRef,
  work: DueWork,
  next: DueWork | null,
): Promise<void> {
  const key = keyOfWork(ref.userId, work);
  const entry = await kv.get<DueWork>(key);
  if (entry.value?.at !== work.at) return;
  await commit(kv, ref, [entry], next ? { due: [next] } : { settled: [work] });
}
