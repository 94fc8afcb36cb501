import { deleteBelow } from "../conversation/delete_runs.ts";
import { type DueDeletion, keyOfWork } from "../conversation/due_work.ts";
import { fencesPrefix, sessionKey, userPrefix } from "../store/keys.ts";
import { userSessionsPrefix } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";

/**
 * Deletes everything that is stored of the user, except for the deletion
 * itself. The fences go first, so that no run can add anything.
 */
export async function eraseUser(
  kv: Kv,
  userId: string,
  work: DueDeletion,
): Promise<void> {
  await deleteBelow(kv, fencesPrefix(userId));
  const sessions = kv.list({ prefix: userSessionsPrefix(userId) });
  for await (const { key } of sessions) {
    await kv.delete(sessionKey(String(key.at(-1))));
  }
  const kept = JSON.stringify(keyOfWork(userId, work));
  for await (const { key } of kv.list({ prefix: userPrefix(userId) })) {
    if (JSON.stringify(key) !== kept) await kv.delete(key);
  }
}
