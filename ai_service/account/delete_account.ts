import { type DueDeletion, keyOfWork } from "../conversation/due_work.ts";
import { cancelOpenItems } from "./cancel_open_items.ts";
import type { DeletionDeps } from "./deps.ts";
import { eraseUser } from "./erase_user.ts";
import { stopEverything } from "./stop_everything.ts";

/**
 * Requests that were under way when the deletion began, and tokens that it used
 * itself, may leave something behind; it is gone after this, in milliseconds.
 */
const SWEEP_MS = 10 * 60_000;
/** Longest pause between two attempts of a step, in milliseconds. */
const LONGEST_PAUSE = 15 * 60_000;

/**
 * Does the next step of deleting an account. Each step can be repeated, and the
 * next one is stored only when it is done:
 *
 * - `stop`: the login is released, and runs end;
 * - `erase`: everything of the user here is deleted;
 * - `cancel`: future bookings and unpaid orders are cancelled;
 * - `forget`: tokens are revoked, and the shop forgets the customer;
 * - `sweep`: what came in meanwhile is deleted, and this work with it.
 */
export async function deleteAccount(
  deps: DeletionDeps,
  userId: string,
  work: DueDeletion,
): Promise<void> {
  try {
    await advance(deps, userId, work, await doStep(deps, userId, work));
  } catch (cause) {
    const { step, attempts } = work;
    deps.log.error("deletion_delayed", { userId, step, attempts, cause });
    const pause = Math.min(1000 * 2 ** attempts, LONGEST_PAUSE);
    const at = deps.now().getTime() + pause;
    await advance(deps, userId, work, { ...work, at, attempts: attempts + 1 });
  }
}

/** The work that is left after the step; null after the last one. */
async function doStep(
  deps: DeletionDeps,
  userId: string,
  work: DueDeletion,
): Promise<DueDeletion | null> {
  const { kv, now } = deps;
  const next = (step: DueDeletion["step"], at = now().getTime()) => ({
    ...work,
    step,
    at,
    attempts: 0,
  });
  switch (work.step) {
    case "stop":
      return next("erase", await stopEverything(kv, userId, work));
    case "erase":
      await eraseUser(kv, userId, work);
      return next("cancel");
    case "cancel":
      await cancelOpenItems(deps, work.user);
      return withoutPerson(next("forget"));
    case "forget":
      await forgetCustomer(deps, userId);
      return next("sweep", now().getTime() + SWEEP_MS);
    case "sweep":
      await eraseUser(kv, userId, work);
      return null;
  }
}

/** The work without personal data, which no later step needs. */
function withoutPerson(work: DueDeletion): DueDeletion {
  const { user: { id }, login: { provider } } = work;
  return {
    ...work,
    user: { id, email: null, name: "" },
    login: { provider, providerUserId: "" },
  };
}

async function forgetCustomer(
  { callAsService, now }: DeletionDeps,
  userId: string,
): Promise<void> {
  const issuedBefore = now().toISOString();
  const body = { userId, issuedBefore };
  await callAsService("token:revoke", { path: "token/revoke", body });
  await callAsService("customer:forget", {
    path: "customer/forget",
    body: { userId },
  });
}

/** Stores what is left; does nothing where another process was faster. */
async function advance(
  { kv, log }: DeletionDeps,
  userId: string,
  work: DueDeletion,
  next: DueDeletion | null,
): Promise<void> {
  const key = keyOfWork(userId, work);
  const { value, versionstamp } = await kv.get<DueDeletion>(key);
  if (value?.step !== work.step || value.at !== work.at) return;
  await kv.atomic(
    [{ key, versionstamp }],
    [next ? { type: "set", key, value: next } : { type: "delete", key }],
    next ? { wakeAt: new Date(next.at) } : {},
  );
  log.info("deletion_advanced", { userId, step: next?.step ?? "done" });
}
