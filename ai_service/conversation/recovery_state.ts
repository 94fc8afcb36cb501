import { runHeadKey } from "../store/keys.ts";
import type { Check, Kv } from "../store/kv.ts";
import type { RunChange } from "./changes.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import type { StreamEvent } from "./events.ts";
import { isLapsed, readLease } from "./lease.ts";
import { RunLog } from "./run_log.ts";
import type { RunRecord } from "./run_record.ts";

/** How to tell whether a run's process has died. */
export interface RecoveryOptions {
  /** No other process can hold a lease, so a lease that is held is of a dead one. */
  isAlone?: boolean;
}

/** The state of a run whose process died. */
export interface RecoveryState {
  runId: string;
  /** Null where the record has expired. */
  run: RunRecord | null;
  events: StreamEvent[];
  /**
   * Versions of the lease and of the log when they were read; opaque outside
   * this folder. The recovery fails if either has changed meanwhile.
   */
  versions: { lease: string; head: string | null };
}

/** Reads the state of a dead run; null while no lease has lapsed. */
export async function readRecoveryState(
  kv: Kv,
  ref: ConversationRef,
  now: Date,
  { isAlone = false }: RecoveryOptions = {},
): Promise<RecoveryState | null> {
  const lease = await readLease(kv, ref);
  if (!lease.value || !isAlone && !isLapsed(lease.value, now)) return null;
  const { runId } = lease.value;
  // The head is read first: its version proves later that nothing was appended.
  const head = await kv.get(runHeadKey(ref.userId, runId));
  const log = new RunLog(kv, ref.userId, runId);
  return {
    runId,
    run: await log.record(),
    events: await log.read(),
    versions: { lease: lease.versionstamp, head: head.versionstamp },
  };
}

/** Ends the dead run's log, so that its readers look again. */
export function endOf({ runId, events }: RecoveryState): RunChange {
  const after = events.at(-1)?.id ?? 0;
  const done = { event: "done" as const, data: { status: "failed" as const } };
  return { runId, log: { after, events: [done] } };
}

/** Fails once the dead run has appended anything more. */
export function headOf(
  { userId }: ConversationRef,
  { runId, versions }: RecoveryState,
): Check {
  return { key: runHeadKey(userId, runId), versionstamp: versions.head };
}
