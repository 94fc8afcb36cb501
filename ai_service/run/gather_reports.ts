import type { TappedCall, WriteReports } from "../agent/turn.ts";
import type { Wait } from "../agent/wait.ts";
import {
  type ApprovalRecord,
  asOf,
  isUnderWay,
} from "../conversation/approval.ts";
import {
  readApprovals,
  readBatch,
  readUntold,
} from "../conversation/approval_batch.ts";
import type { HeldRun } from "../conversation/held_run.ts";
import type { Lease } from "../conversation/lease.ts";
import { readUntoldTaps, type UntoldTap } from "../conversation/tap_notes.ts";
import { reportOf } from "../conversation/write_report.ts";
import type { Kv } from "../store/kv.ts";
import { awaitOutcomes, type AwaitOutcomesOptions } from "./await_outcomes.ts";
import { tappedCalls } from "./tapped_calls.ts";

/** The run that needs the reports, and the length of the wait. */
export interface GatherOptions {
  kv: Kv;
  lease: Lease;
  run: HeldRun;
  now: () => Date;
  wait: Wait;
  /** Longest wait for outcomes, in milliseconds. */
  outcomeTimeoutMs: number;
  /** Aborts when the run is to end. */
  signal: AbortSignal;
  onSettled: AwaitOutcomesOptions["onSettled"];
  /** Whether the agent is told what was tapped. */
  hasTaps: boolean;
}

/** Reports that the agent has not been given yet. */
export interface GatheredReports {
  reports: WriteReports;
  /** Ids of approvals that the agent had not been told of, and now is. */
  told: string[];
  taps: TappedCall[];
}

/**
 * Reports of the writes of the agent's newest pause, for which the run waits a
 * while, and of earlier ones whose outcome was not known when the agent was told;
 * and what was tapped.
 * A write that is still under way afterwards is noted, so that its outcome is
 * told by a message as soon as it is known.
 */
export async function gatherReports(
  options: GatherOptions,
): Promise<GatheredReports> {
  const { kv, lease, now } = options;
  const [untold, batch, taps] = await Promise.all([
    readUntold(kv, lease),
    readBatch(kv, lease),
    options.hasTaps ? readUntoldTaps(kv, lease) : [],
  ]);
  const known = new Set(untold.map(idOf));
  const fresh = [...(batch?.records ?? []).map(idOf), ...cardsOf(taps)]
    .filter((approvalId) => !known.has(approvalId));
  const waited = await settleOrNote(options, fresh);
  const all = [...untold, ...waited].map((record) => asOf(record, now()));
  return {
    reports: Object.fromEntries(
      all.map((record) => [record.toolCallId, reportOf(record)]),
    ),
    told: untold.filter((record) => !isUnderWay(record)).map(idOf),
    taps: tappedCalls(taps, all),
  };
}

/** The writes, settled or noted as not known. */
async function settleOrNote(
  options: GatherOptions,
  approvalIds: readonly string[],
): Promise<ApprovalRecord[]> {
  const { kv, lease, run, wait, onSettled } = options;
  const timeout = AbortSignal.timeout(options.outcomeTimeoutMs);
  const signal = AbortSignal.any([options.signal, timeout]);
  const waiting = { approvalIds, signal, wait, onSettled };
  const waited = await awaitOutcomes(kv, lease, waiting);
  const open = waited.filter(isUnderWay).map(idOf);
  if (open.length === 0) return waited;
  await run.noteUntold(open);
  // One that was settled just before the note is told by nobody else.
  return await readApprovals(kv, lease, approvalIds);
}

function cardsOf(taps: readonly UntoldTap[]): string[] {
  return taps.flatMap((tap) => "approvalId" in tap ? tap.approvalId : []);
}

function idOf({ approval }: ApprovalRecord): string {
  return approval.approvalId;
}
