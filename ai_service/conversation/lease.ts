import { leaseKey } from "../store/keys.ts";
import type { Entry, Kv } from "../store/kv.ts";
import type { ConversationRef } from "./conversation_ref.ts";

/** Lifetime of a lease that is not renewed, in milliseconds. */
export const LEASE_MS = 6_000;
/** How far the clock of another instance may be ahead, in milliseconds. */
const CLOCK_SKEW_MS = 5_000;
/** Interval in which a run renews its lease, in milliseconds. */
export const RENEW_MS = 2_000;

/** The run no longer holds its conversation, so its write was refused. */
export class LeaseLostError extends Error {
  override name = "LeaseLostError";
}

/** The stored lease: which run holds the conversation, and until when. */
export interface LeaseValue {
  runId: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** The stored fence: it changes with every run that takes the conversation. */
export interface FenceValue {
  number: number;
  runId: string;
}

/** The proof that a run holds its conversation; JSON, for any process. */
export interface Lease extends ConversationRef {
  runId: string;
  /** Version of the fence when the run began; opaque outside this folder. */
  fence: string;
}

/** The lease as it is stored; its value is null while no run holds it. */
export function readLease(
  kv: Kv,
  { userId, conversationId }: ConversationRef,
): Promise<Entry<LeaseValue>> {
  return kv.get<LeaseValue>(leaseKey(userId, conversationId));
}

/**
 * Whether the run that holds the lease has stopped renewing it. A lease that
 * ends later than any lease can was written before the clock was put back; a
 * little later, by an instance whose clock is ahead.
 */
export function isLapsed({ expiresAt }: LeaseValue, now: Date): boolean {
  const left = expiresAt - now.getTime();
  return left <= 0 || left > LEASE_MS + CLOCK_SKEW_MS;
}
