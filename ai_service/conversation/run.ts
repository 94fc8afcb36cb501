import type { TokenUser } from "../../shared/contract/claims.ts";
import type { AgentEvent, TurnInput } from "../agent/turn.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import { fenceWrites } from "../store/fence_writes.ts";
import { stopKey } from "../store/keys.ts";
import type { ChatDeps, Runs } from "./deps.ts";
import { EventLog, LeaseLostError } from "./event_log.ts";
import type { RunStatus } from "./events.ts";
import { type Lease, RENEW_MS, renewLease } from "./lease.ts";
import { RunReport } from "./run_report.ts";
import { abortOnStop } from "./stop.ts";
import { createTurnTokens } from "./turn_tokens.ts";

/** What a run starts from; it is JSON, so it can be handed to another process. */
export interface RunJob {
  lease: Lease;
  user: TokenUser;
  locale: Locale;
  /** Played one after the other. */
  inputs: TurnInput[];
}

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
 * Runs a turn to its end, or to where it waits for the person. Never throws:
 * how it ended is in the run's event log, unless another run took over.
 */
export async function executeRun(
  deps: Omit<ChatDeps, "runs">,
  job: RunJob,
): Promise<void> {
  const { kv, log } = deps;
  const { lease } = job;
  const { userId, conversationId, runId } = lease;
  const facts = { userId, conversationId, runId };
  // The `run` event was stored together with the lease, as number 1.
  const report = new RunReport(deps, job, new EventLog(kv, lease, 1));
  const controller = new AbortController();
  const stopRenewing = keepRenewing(deps, lease, controller);
  let stopWatching: (() => Promise<void>) | undefined;
  try {
    stopWatching = abortOnStop(kv, lease, controller);
    const status = await play(deps, job, report, controller.signal);
    await report.finish(status);
    log.info("run_ended", { ...facts, status });
  } catch (cause) {
    if (!(cause instanceof LeaseLostError)) {
      log.error("run_broken", { ...facts, cause });
    }
  } finally {
    stopRenewing();
    await stopWatching?.();
  }
}

async function play(
  deps: Omit<ChatDeps, "runs">,
  job: RunJob,
  report: RunReport,
  signal: AbortSignal,
): Promise<RunStatus> {
  const { lease, user, locale } = job;
  const { tokens, lookups } = createTurnTokens(deps, job);
  const context = {
    threadId: lease.conversationId,
    userId: lease.userId,
    user,
    locale,
    timeZone: deps.timeZone,
    tokens,
    checkpoints: fenceWrites(deps.kv, lease.fence),
  };
  try {
    for (const input of job.inputs) {
      // The agent declines what it had asked before it reads what comes next.
      report.withdraw();
      const events = deps.agent.stream(input, context, { signal });
      for await (const event of events) await record(report, event, lookups);
    }
  } catch (cause) {
    if (signal.reason instanceof LeaseLostError) throw signal.reason;
    if (cause instanceof LeaseLostError) throw cause;
    const { runId, userId } = lease;
    deps.log.error("run_failed", { runId, userId, cause });
    report.fail();
    return "failed";
  }
  if (signal.reason instanceof LeaseLostError) throw signal.reason;
  if (signal.aborted) return "stopped";
  return report.isWaiting ? "awaiting_approval" : "completed";
}

async function record(
  report: RunReport,
  event: AgentEvent,
  lookups: Parameters<RunReport["ask"]>[1],
): Promise<void> {
  switch (event.type) {
    case "token":
      report.say(event.text);
      break;
    case "tool":
      await report.showTool(event.tool);
      break;
    case "approvals":
      await report.ask(event.writes, lookups);
  }
}

function keepRenewing(
  { kv, now }: Pick<ChatDeps, "kv" | "now">,
  lease: Lease,
  controller: AbortController,
): () => void {
  const timer = setInterval(async () => {
    const held = await renewLease(kv, lease, now()).catch(() => true);
    if (!held) return controller.abort(new LeaseLostError("Lease lost"));
    // A watch can break unseen; whoever pressed stop must not depend on it.
    const key = stopKey(lease.userId, lease.runId);
    const stop = await kv.get(key).catch(() => null);
    if (stop?.value) controller.abort("stopped");
  }, RENEW_MS);
  return () => clearInterval(timer);
}
