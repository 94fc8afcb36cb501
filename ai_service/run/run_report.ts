import type { AgentEvent, PendingWrite, ToolEvent } from "../agent/turn.ts";
import type { ApprovalRecord } from "../conversation/approval.ts";
import type { NewEvent, RunStatus } from "../conversation/events.ts";
import type { HeldRun } from "../conversation/held_run.ts";
import { createApprovals } from "./create_approvals.ts";
import type { RunJob } from "./deps.ts";
import { EventWriter } from "./event_writer.ts";

/**
 * Largest tool result of an event, in characters of JSON. A larger one is left
 * out: an event must fit a value of the store, and the model has read it.
 */
const RESULT_LENGTH = 4_000;
/** Longest text of one event, in characters, for the same reason. */
const TEXT_LENGTH = 8_000;

/** Dependencies of a report. */
export interface RunReportOptions {
  job: RunJob;
  run: HeldRun;
  now: () => Date;
}

/** Writes the agent's events to the run's log, message and approvals. */
export class RunReport {
  readonly #options: RunReportOptions;
  readonly #writer: EventWriter;
  readonly #events: NewEvent[] = [];
  #requests: ApprovalRecord[] = [];

  constructor(options: RunReportOptions) {
    this.#options = options;
    this.#writer = new EventWriter(options.run);
  }

  /** Reports one turn of the agent, until it ends or pauses. */
  async recordTurn(events: AsyncIterable<AgentEvent>): Promise<void> {
    // The agent declines its earlier requests before it reads the next input.
    this.#clearApprovals();
    for await (const event of events) {
      switch (event.type) {
        case "token":
          this.#emitText(event.text);
          break;
        case "tool":
          await this.#emitTool(event.tool);
          break;
        case "approvals":
          this.#requestApproval(event.writes);
      }
    }
  }

  /** Emits an error event that gives no reason. */
  fail(): void {
    const error = {
      ja: "うまくいきませんでした。もう一度お試しください。",
      en: "Something went wrong. Please try again.",
    }[this.#options.job.locale];
    this.#emit({ event: "error", data: { code: "run_failed", error } });
  }

  /**
   * Stores the end of the run and releases the conversation. A completed run
   * that has requested approval ends as `awaiting_approval`.
   */
  async finish(
    status: Exclude<RunStatus, "awaiting_approval">,
  ): Promise<RunStatus> {
    const { run, job: { inputs, locale }, now } = this.#options;
    const requests = this.#requests;
    const isWaiting = status === "completed" && requests.length > 0;
    const end = isWaiting ? "awaiting_approval" : status;
    await run.finish({
      status: end,
      unstored: await this.#writer.take(),
      events: this.#events,
      requests,
      inputs,
      locale,
      now: now(),
    });
    return end;
  }

  #emitText(text: string): void {
    for (let from = 0; from < text.length; from += TEXT_LENGTH) {
      const piece = text.slice(from, from + TEXT_LENGTH);
      this.#emit({ event: "token", data: { text: piece } });
    }
  }

  /**
   * The end of an approved write is also stored on its record. One that was
   * approved too long ago is not carried out, and ends as `failed`.
   */
  async #emitTool(tool: ToolEvent): Promise<void> {
    const { job, run } = this.#options;
    this.#emit({ event: "tool", data: withBoundedResult(tool) });
    const approvalId = job.approvedCalls[tool.id];
    if (tool.status === "running" || !approvalId) return;
    const state = tool.status === "succeeded" ? "executed" : "failed";
    const waiting = await this.#writer.take();
    await run.appendEvents(waiting, { approvalId, state });
  }

  /** The requests are stored, and shown, when the run finishes. */
  #requestApproval(writes: readonly PendingWrite[]): void {
    this.#requests = createApprovals(writes, this.#options.now());
  }

  #clearApprovals(): void {
    this.#requests = [];
  }

  #emit(event: NewEvent): void {
    this.#events.push(event);
    this.#writer.push(event);
  }
}

function withBoundedResult(tool: ToolEvent): ToolEvent {
  if (JSON.stringify(tool.result ?? null).length <= RESULT_LENGTH) return tool;
  const { result: _, ...rest } = tool;
  return rest;
}
