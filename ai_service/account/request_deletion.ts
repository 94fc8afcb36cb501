import type { User } from "../auth/user.ts";
import {
  type DueDeletion,
  keyOfWork,
  readProfile,
  toTokenUser,
} from "../conversation/due_work.ts";
import type { Kv } from "../store/kv.ts";

/**
 * Notes that the account is to be deleted, and deletes its profile in the same
 * write: from then on no session and no sign-in leads to it, approved writes
 * are not sent any more, and the worker does the rest whatever becomes of this
 * process. Does nothing where it is being deleted already.
 */
export async function requestDeletion(
  kv: Kv,
  userId: string,
  now: Date,
): Promise<void> {
  for (;;) {
    const profile = await readProfile(kv, userId);
    if (!profile.value) return;
    const { key, versionstamp } = profile;
    const work = deletionOf(profile.value, now);
    const { ok } = await kv.atomic([{ key, versionstamp }], [
      { type: "delete", key },
      { type: "set", key: keyOfWork(userId, work), value: work },
    ], { wakeAt: now });
    if (ok) return;
  }
}

function deletionOf(user: User, now: Date): DueDeletion {
  const { provider, providerUserId } = user;
  const at = now.getTime();
  return {
    kind: "deletion",
    step: "stop",
    user: toTokenUser(user),
    login: { provider, providerUserId },
    at,
    since: at,
    attempts: 0,
  };
}
