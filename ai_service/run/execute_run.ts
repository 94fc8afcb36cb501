import type { TurnContext } from "../agent/turn.ts";
import { unconfirmedTools } from "../conversation/due_work.ts";
import type { RunStatus } from "../conversation/events.ts";
import { HeldRun } from "../conversation/held_run.ts";
import { holdLease } from "../conversation/hold_lease.ts";
import { LeaseLostError } from "../conversation/lease.ts";
import type { ExecutionDeps, RunJob } from "./deps.ts";
import { failureOf } from "./failures.ts";
import { gatherReports } from "./gather_reports.ts";
import { ShutdownError } from "./in_process_runs.ts";
import { RunReport } from "./run_report.ts";
import { RunTokens } from "./run_tokens.ts";

/**
 * Executes a run until it ends or awaits approval. Never throws: the result is
 * in the run's event log, unless another run has taken over.
 *
 * @param controller Aborted with a {@linkcode ShutdownError} to end the run
 *   early.
 */
export async function executeRun(
  deps: ExecutionDeps,
  job: RunJob,
  controller: AbortController,
): Promise<void> {
  const { kv, now, log } = deps;
  const { userId, conversationId, runId } = job.lease;
  const facts = { userId, conversationId, runId };
  let release: (() => Promise<void>) | undefined;
  try {
    release = holdLease(kv, job.lease, { controller, now });
    const status = await execute(deps, job, controller.signal);
    log.info("run_ended", { ...facts, status });
    deps.metrics.turnEnded(status);
  } catch (cause) {
    if (!(cause instanceof LeaseLostError)) {
      log.error("run_broken", { ...facts, cause });
    }
  } finally {
    await release?.();
  }
}

async function execute(
  deps: ExecutionDeps,
  job: RunJob,
  signal: AbortSignal,
): Promise<RunStatus> {
  const run = new HeldRun(deps.kv, job.lease);
  const report = new RunReport({ ...deps, job, run });
  try {
    await takeTurn(deps, { job, run, report, signal });
  } catch (cause) {
    throwIfLeaseLost(signal.reason);
    throwIfLeaseLost(cause);
    const { userId, runId } = job.lease;
    deps.log.error("run_failed", { runId, userId, cause });
    const isMessage = job.input.type === "message";
    report.fail(isMessage ? failureOf(cause) : "outcomes_not_answered");
    return await report.finish("failed");
  }
  throwIfLeaseLost(signal.reason);
  const isStopped = signal.aborted && !(signal.reason instanceof ShutdownError);
  if (isStopped) return await report.finish("stopped");
  // A run that already asks for an approval has done its work.
  const isCutOff = signal.aborted && !report.hasAsked;
  return await (isCutOff ? cutOff(job, report) : report.finish("completed"));
}

/** Ends the run; one that answers outcomes goes on in the next process. */
async function cutOff(job: RunJob, report: RunReport): Promise<RunStatus> {
  const isHandedOver = job.input.type === "outcomes";
  report.fail(isHandedOver ? "handed_over" : "interrupted");
  return await report.finish("failed", { isHandedOver });
}

interface RunningTurn {
  job: RunJob;
  run: HeldRun;
  report: RunReport;
  signal: AbortSignal;
}

async function takeTurn(
  deps: ExecutionDeps,
  { job, run, report, signal }: RunningTurn,
): Promise<void> {
  const { agent } = deps;
  const { lease, input } = job;
  await using meter = deps.quota.meterTurn(lease.userId, lease.conversationId);
  const { reports, told, taps } = await gatherReports({
    ...deps,
    // Only a message begins a turn that can take them up.
    hasTaps: input.type === "message",
    lease,
    run,
    signal,
    onSettled(record, isNews) {
      // The run of a message does not repeat what was decided before it.
      if (isNews || input.type === "outcomes") report.showApproval(record);
    },
  });
  if (signal.aborted) return;
  const cutFrom = input.type === "message" ? input.cutFrom : undefined;
  const context = {
    ...contextOf(deps, job),
    reports,
    taps,
    ...(cutFrom && { cutFrom }),
  };
  const { checkpoints } = run;
  await report.recordTurn(
    agent.stream(input, { ...context, checkpoints, meter }, { signal }),
  );
  report.noteTold(told, taps.map(({ id }) => id));
}

function contextOf(
  deps: ExecutionDeps,
  job: RunJob,
): Omit<TurnContext, "reports" | "taps"> {
  const { userId, conversationId } = job.lease;
  return {
    threadId: conversationId,
    userId,
    user: job.user,
    locale: job.locale,
    timeZone: deps.timeZone,
    tokens: new RunTokens(deps, job, conversationId),
    unconfirmedTools: () => unconfirmedTools(deps.kv, userId),
  };
}

function throwIfLeaseLost(cause: unknown): void {
  if (cause instanceof LeaseLostError) throw cause;
}
