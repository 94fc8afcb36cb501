import type { TurnContext } from "../agent/turn.ts";
import type { RunStatus } from "../conversation/events.ts";
import { HeldRun } from "../conversation/held_run.ts";
import { holdLease } from "../conversation/hold_lease.ts";
import { LeaseLostError } from "../conversation/lease.ts";
import type { ExecutionDeps, RunJob, Runs } from "./deps.ts";
import { RunReport } from "./run_report.ts";
import { RunTokens } from "./run_tokens.ts";

/** Runs jobs in this process. */
export function createInProcessRuns(
  execute: (job: RunJob) => Promise<void>,
): Runs {
  const running = new Set<Promise<void>>();
  return {
    start(job) {
      const run = execute(job).finally(() => running.delete(run));
      running.add(run);
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/**
 * Executes a run until it ends or awaits approval. Never throws: the result is
 * in the run's event log, unless another run has taken over.
 */
export async function executeRun(
  deps: ExecutionDeps,
  job: RunJob,
): Promise<void> {
  const { kv, now, log } = deps;
  const { userId, conversationId, runId } = job.lease;
  const facts = { userId, conversationId, runId };
  const controller = new AbortController();
  let release: (() => Promise<void>) | undefined;
  try {
    release = holdLease(kv, job.lease, { controller, now });
    const status = await execute(deps, job, controller.signal);
    log.info("run_ended", { ...facts, status });
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
  const { userId, conversationId, runId } = job.lease;
  const run = new HeldRun(deps.kv, job.lease);
  const tokens = new RunTokens(deps, job, conversationId);
  const report = new RunReport({ job, run, now: deps.now });
  const context: TurnContext = {
    threadId: conversationId,
    userId,
    user: job.user,
    locale: job.locale,
    timeZone: deps.timeZone,
    tokens,
    checkpoints: run.checkpoints,
  };
  try {
    for (const input of job.inputs) {
      await report.recordTurn(deps.agent.stream(input, context, { signal }));
    }
  } catch (cause) {
    throwIfLeaseLost(signal.reason);
    throwIfLeaseLost(cause);
    deps.log.error("run_failed", { runId, userId, cause });
    report.fail();
    return await report.finish("failed");
  }
  throwIfLeaseLost(signal.reason);
  return await report.finish(signal.aborted ? "stopped" : "completed");
}

function throwIfLeaseLost(cause: unknown): void {
  if (cause instanceof LeaseLostError) throw cause;
}
