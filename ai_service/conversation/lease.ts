import { fenceKey, leaseKey } from "../store/keys.ts";
import type { Check, Entry, Kv, Mutation } from "../store/kv.ts";

/** How long a lease holds without being renewed, in milliseconds. */
export const LEASE_MS = 15_000;
/** How often a running run renews its lease, in milliseconds. */
export const RENEW_MS = 5_000;

/** What is stored while a run holds a conversation. */
export interface LeaseValue {
  runId: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** The run that holds a conversation, and the proof that it still does. */
export interface Lease {
  userId: string;
  conversationId: string;
  runId: string;
  /** Fails once another run has taken the conversation over. */
  fence: Check;
}

/** Who holds the conversation now; null where nobody does. */
export function readLease(
  kv: Kv,
  userId: string,
  conversationId: string,
): Promise<Entry<LeaseValue>> {
  return kv.get<LeaseValue>(leaseKey(userId, conversationId));
}

/** Whether the run that holds the lease has stopped renewing it. */
export function isLapsed(lease: LeaseValue, now: Date): boolean {
  return lease.expiresAt <= now.getTime();
}

/** What {@linkcode acquireLease} takes and writes in the same transaction. */
export interface AcquireOptions {
  userId: string;
  conversationId: string;
  runId: string;
  now: Date;
  /** Written only if the lease is won. */
  mutations: readonly Mutation[];
  checks?: readonly Check[];
  /**
   * The lapsed lease to take over, as it was read; without it the conversation
   * must be free, since what a dead run left has to be looked after first.
   */
  lapsed?: Entry<LeaseValue> | undefined;
}

/**
 * Takes the conversation for a run, together with whatever the run starts
 * from, so that neither exists without the other. Undefined where another run
 * holds it or one of `checks` failed.
 */
export async function acquireLease(
  kv: Kv,
  options: AcquireOptions,
): Promise<Lease | undefined> {
  const { userId, conversationId, runId, now, mutations, checks = [] } =
    options;
  const heldKey = leaseKey(userId, conversationId);
  const fencedKey = fenceKey(userId, conversationId);
  const fence = await kv.get<{ number: number }>(fencedKey);
  const number = (fence.value?.number ?? 0) + 1;
  const value: LeaseValue = { runId, expiresAt: now.getTime() + LEASE_MS };
  const committed = await kv.atomic(
    [
      { key: heldKey, versionstamp: options.lapsed?.versionstamp ?? null },
      { key: fencedKey, versionstamp: fence.versionstamp },
      ...checks,
    ],
    [
      { type: "set", key: heldKey, value },
      { type: "set", key: fencedKey, value: { number, runId } },
      ...mutations,
    ],
  );
  if (!committed.ok) return undefined;
  const { versionstamp } = committed;
  return {
    userId,
    conversationId,
    runId,
    fence: { key: fencedKey, versionstamp },
  };
}

/** Holds on for another {@linkcode LEASE_MS}; false once the lease is lost. */
export async function renewLease(
  kv: Kv,
  lease: Lease,
  now: Date,
): Promise<boolean> {
  const value: LeaseValue = {
    runId: lease.runId,
    expiresAt: now.getTime() + LEASE_MS,
  };
  const key = leaseKey(lease.userId, lease.conversationId);
  const { ok } = await kv.atomic([lease.fence], [{ type: "set", key, value }]);
  return ok;
}

/** The mutation that gives the conversation back; write it under the fence. */
export function releaseMutation(lease: Lease): Mutation {
  return {
    type: "delete",
    key: leaseKey(lease.userId, lease.conversationId),
  };
}
