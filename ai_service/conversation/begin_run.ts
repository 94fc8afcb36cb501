import type { Locale } from "../../shared/ui/locale.ts";
import { fenceKey, leaseKey } from "../store/keys.ts";
import type { Check, Kv } from "../store/kv.ts";
import { type Changes, commit } from "./changes.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import type { RunStatus } from "./events.ts";
import { type FenceValue, type Lease, leaseFrom } from "./lease.ts";
import { runRecord, type RunTask } from "./run_record.ts";

/** A run that is about to begin. */
export interface NewRun {
  runId: string;
  locale: Locale;
  now: Date;
}

/** A run that has the lease, and is to be executed. */
export interface BegunRun extends RunTask {
  lease: Lease;
}

/** Checks and changes of one write. */
interface Transaction {
  checks: readonly Check[];
  changes: Changes;
}

/** A write that also takes the lease. */
interface LeaseTransaction extends Transaction {
  /**
   * Version of the lapsed lease to take over. Without it the conversation must
   * be free, because a dead run has to be recovered first.
   */
  lapsed?: string;
}

/**
 * Takes the lease and applies `changes` in one write, so that a run never
 * exists without the data that it starts from. Undefined where another run
 * holds the conversation, or a check failed.
 */
export async function beginRun(
  kv: Kv,
  ref: ConversationRef,
  { runId, locale, now }: NewRun,
  { task, changes, ...transaction }: LeaseTransaction & { task: RunTask },
): Promise<BegunRun | undefined> {
  const { conversationId } = ref;
  const { inputs } = task;
  const begun = {
    runId,
    record: runRecord({ conversationId, locale, inputs, status: "running" }),
    log: { after: 0, events: [{ event: "run" as const, data: { runId } }] },
  };
  const lease = await takeLease(kv, ref, {
    ...transaction,
    runId,
    now,
    changes: { ...changes, runs: [...changes.runs ?? [], begun] },
  });
  return lease && { ...task, lease };
}

/**
 * Stores `changes` together with a run that has no work and has already ended.
 * False where a check failed.
 */
export async function noteRun(
  kv: Kv,
  ref: ConversationRef,
  { runId, locale }: NewRun,
  { status, checks, changes }: Transaction & { status: RunStatus },
): Promise<boolean> {
  const { conversationId } = ref;
  const noted = {
    runId,
    record: runRecord({ conversationId, locale, inputs: [], status }),
    log: {
      after: 0,
      events: [
        { event: "run" as const, data: { runId } },
        { event: "done" as const, data: { status } },
      ],
    },
  };
  const { ok } = await commit(kv, ref, checks, { ...changes, runs: [noted] });
  return ok;
}

/** Takes the lease and applies `changes`; undefined where a check failed. */
export async function takeLease(
  kv: Kv,
  { userId, conversationId }: ConversationRef,
  { runId, now, checks, changes, lapsed }: LeaseTransaction & {
    runId: string;
    now: Date;
  },
): Promise<Lease | undefined> {
  const fence = await kv.get<FenceValue>(fenceKey(userId, conversationId));
  const ref = { userId, conversationId };
  const held: Check = {
    key: leaseKey(userId, conversationId),
    versionstamp: lapsed ?? null,
  };
  const committed = await commit(kv, ref, [held, fence, ...checks], {
    ...changes,
    lease: leaseFrom(now, runId),
    fence: { number: (fence.value?.number ?? 0) + 1, runId },
  });
  return committed.ok
    ? { ...ref, runId, fence: committed.versionstamp }
    : undefined;
}
