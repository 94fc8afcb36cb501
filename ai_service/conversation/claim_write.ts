import type { User } from "../auth/user.ts";
import type { Entry } from "../store/kv.ts";
import type { ApprovalRecord } from "./approval.ts";
import { commit } from "./changes.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import { type DueWrite, keyOfWork } from "./due_work.ts";
import type { WriteDeps } from "./write_deps.ts";

/**
 * Time that an attempt has for itself, in milliseconds: longer than the wait for
 * its answer. Another process would read a refusal of its own as "not done".
 */
const CLAIM_MS = 15_000;

/**
 * Notes that the write may be sent from now on, because after a crash nobody
 * could tell, and keeps other processes from sending it meanwhile. Undefined
 * where one of them was first, or the account is being deleted.
 */
export async function claimWrite(
  { kv, now }: Pick<WriteDeps, "kv" | "now">,
  ref: ConversationRef,
  { work, entry, profile }: {
    work: DueWrite;
    entry: Entry<ApprovalRecord>;
    profile: Entry<User>;
  },
): Promise<DueWrite | undefined> {
  const due = await kv.get<DueWrite>(keyOfWork(ref.userId, work));
  if (due.value?.at !== work.at) return undefined;
  const record = entry.value!;
  const claimed = { ...work, at: now().getTime() + CLAIM_MS };
  const { ok } = await commit(kv, ref, [entry, profile, due], {
    ...(!record.isSent && { approvals: [{ ...record, isSent: true }] }),
    due: [claimed],
  });
  return ok ? claimed : undefined;
}
