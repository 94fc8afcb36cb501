import type { RunJob, Runs } from "./deps.ts";

/** Ends a run early because its process is shut down. */
export class ShutdownError extends Error {
  override name = "ShutdownError";
}

/** Runs jobs in this process. */
export class InProcessRuns implements Runs {
  readonly #execute: (job: RunJob, end: AbortController) => Promise<void>;
  readonly #running = new Map<AbortController, Promise<void>>();
  #isStopping = false;

  /** @param execute Executes a job; never throws. */
  constructor(
    execute: (job: RunJob, end: AbortController) => Promise<void>,
  ) {
    this.#execute = execute;
  }

  start(job: RunJob): void {
    const end = new AbortController();
    if (this.#isStopping) end.abort(new ShutdownError("Shut down"));
    const run = this.#execute(job, end)
      .finally(() => this.#running.delete(end));
    this.#running.set(end, run);
  }

  /** Resolves when no run started here is at work any more. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }

  /** Ends every run early, also those that start later. */
  stop(): void {
    this.#isStopping = true;
    for (const end of this.#running.keys()) {
      end.abort(new ShutdownError("Shut down"));
    }
  }
}
