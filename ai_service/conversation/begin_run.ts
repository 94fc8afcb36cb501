import type { Locale } from "../../shared/ui/locale.ts";
import { fenceKey, leaseKey } from "../store/keys.ts";
import type { Check, Kv } from "../store/kv.ts";
import { type Changes, commit, type RunChange } from "./changes.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import { type FenceValue, type Lease, LEASE_MS } from "./lease.ts";
import type { TurnInput } from "../agent/turn.ts";

/** A run that is about to begin. */
export interface NewRun {
  runId: string;
  locale: Locale;
  now: Date;
}

/** A run that has the lease, and is to be executed. */
export interface BegunRun {
  input: TurnInput;
  lease: Lease;
}

/** Checks and changes of one write. */
export interface Transaction {
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
  { input, changes, ...transaction }: LeaseTransaction & { input: TurnInput },
): Promise<BegunRun | undefined> {
  const begun: RunChange = {
    runId,
    record: { locale, purpose: input.type, status: "running" },
    log: { after: 0, events: [{ event: "run", data: { runId } }] },
  };
  const lease = await takeLease(kv, ref, {
    ...transaction,
    runId,
    now,
    changes: { ...changes, runs: [...changes.runs ?? [], begun] },
  });
  return lease && { input, lease };
}

/**
 * Takes the lease and applies `changes`; undefined where a check failed. In the
 * same write the worker is asked to look after the run when the lease lapses.
 */
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
  const at = now.getTime() + LEASE_MS;
  const lookAfter = { kind: "run" as const, conversationId, at };
  const committed = await commit(kv, ref, [held, fence, ...checks], {
    ...changes,
    due: [...changes.due ?? [], lookAfter],
    lease: { runId, now },
    fence: { number: (fence.value?.number ?? 0) + 1, runId },
  });
  return committed.ok
    ? { ...ref, runId, fence: committed.versionstamp }
    : undefined;
}
