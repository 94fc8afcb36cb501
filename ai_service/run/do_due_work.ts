import type { Wait } from "../agent/wait.ts";
import type { InProcessRuns } from "./in_process_runs.ts";
import type { InProcessWorker } from "./worker.ts";

/** Longest wait for runs: the next minute's call takes over what is left. */
const LONGEST_MS = 50_000;

/** Dependencies of {@linkcode doDueWork}. */
export interface DueWorkDeps {
  worker: Pick<InProcessWorker, "tick">;
  runs: Pick<InProcessRuns, "settled">;
  wait: Wait;
  /** Does what the shop asks for. */
  shopWork: () => Promise<void>;
}

/**
 * Does the work that is due, on behalf of a platform that may stop the instance
 * as soon as this resolves. So it waits for the runs that the work has started.
 */
export async function doDueWork(
  { worker, runs, wait, shopWork }: DueWorkDeps,
): Promise<void> {
  await Promise.all([worker.tick(), shopWork()]);
  const end = new AbortController();
  await Promise.race([runs.settled(), wait(LONGEST_MS, end.signal)]);
  end.abort();
}
