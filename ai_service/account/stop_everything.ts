import type { ApprovalRecord } from "../conversation/approval.ts";
import { isUnderWay } from "../conversation/approval.ts";
import { stopMutation } from "../conversation/changes.ts";
import type { DueDeletion } from "../conversation/due_work.ts";
import type { LeaseValue } from "../conversation/lease.ts";
import { allApprovalsPrefix, leasesPrefix, loginKey } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";

/**
 * Longest time, in milliseconds, in which a write that was sent before may still
 * be carried out: its token lives 60 s.
 */
const SENT_MS = 90_000;

/**
 * Lets go of the login, so that the next sign-in makes a new user, and asks all
 * runs to stop. Returns the time from which on no write can be carried out any
 * more, so that none escapes the cancellation.
 */
export async function stopEverything(
  kv: Kv,
  userId: string,
  { login, since }: Pick<DueDeletion, "login" | "since">,
): Promise<number> {
  await releaseLogin(kv, userId, login);
  const leases = kv.list<LeaseValue>({ prefix: leasesPrefix(userId) });
  for await (const { value } of leases) {
    await kv.atomic([], [stopMutation(userId, value.runId)]);
  }
  const approvals = kv.list<ApprovalRecord>({
    prefix: allApprovalsPrefix(userId),
  });
  for await (const { value } of approvals) {
    if (value.isSent && isUnderWay(value)) return since + SENT_MS;
  }
  return since;
}

/** A login that belongs to a new account by now is left alone. */
async function releaseLogin(
  kv: Kv,
  userId: string,
  { provider, providerUserId }: DueDeletion["login"],
): Promise<void> {
  const key = loginKey(provider, providerUserId);
  const { value, versionstamp } = await kv.get<string>(key);
  if (value !== userId) return;
  await kv.atomic([{ key, versionstamp }], [{ type: "delete", key }]);
}
