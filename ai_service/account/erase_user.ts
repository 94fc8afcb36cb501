import { deleteBelow } from "../conversation/delete_runs.ts";
import {
  type DueDeletion,
  type DuePayment,
  keyOfWork,
  listDueWork,
} from "../conversation/due_work.ts";
import { fencesPrefix, sessionKey, userPrefix } from "../store/keys.ts";
import { userSessionsPrefix } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";

/**
 * Deletes everything that is stored of the user, except for the deletion
 * itself, and for payments that are not settled: money that still comes is given
 * back. The fences go first, so that no run can add anything.
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
  const payments = (await listDueWork(kv, userId))
    .filter((one) => one.kind === "payment");
  const kept = new Set(
    [work, ...payments].map((one) => JSON.stringify(keyOfWork(userId, one))),
  );
  for await (const { key } of kv.list({ prefix: userPrefix(userId) })) {
    if (!kept.has(JSON.stringify(key))) await kv.delete(key);
  }
  for (const payment of payments) await settleNow(kv, userId, payment, work.at);
}

/** Makes the payment due now, so that its open payment page expires at once. */
async function settleNow(
  kv: Kv,
  userId: string,
  payment: DuePayment,
  at: number,
): Promise<void> {
  const entry = await kv.get<DuePayment>(keyOfWork(userId, payment));
  if (!entry.value || entry.value.at <= at) return;
  const value = { ...entry.value, at };
  await kv.atomic([entry], [{ type: "set", key: entry.key, value }], {
    wakeAt: new Date(at),
  });
}
