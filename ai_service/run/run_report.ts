import type { AgentEvent, PendingWrite, ToolEvent } from "../agent/turn.ts";
import { APPROVAL_MS, type ApprovalRecord } from "../conversation/approval.ts";
import { describeWrite } from "../conversation/approval_text.ts";
import type { PreviewContext } from "../conversation/approval_words.ts";
import type { NewEvent, RunStatus } from "../conversation/events.ts";
import type { HeldRun } from "../conversation/held_run.ts";
import type { RunJob } from "./deps.ts";
import { EventWriter } from "./event_writer.ts";

/**
 * A larger tool result is not kept, in characters of JSON: the model had all
 * of it, and an event must fit a value of the store.
 */
const RESULT_LENGTH = 4_000;
/** The most text of one event, in characters, for the same reason. */
const TEXT_LENGTH = 8_000;

/** What a report needs from its run. */
export interface RunReportOptions {
  job: RunJob;
  run: HeldRun;
  now: () => Date;
  previewContext: () => Promise<PreviewContext>;
}

/** Takes what the agent tells to the run's event log and its message. */
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
    // The agent declines what it had asked before it reads what comes next.
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
          await this.#requestApproval(event.writes);
      }
    }
  }

  /** Tells the reader that something went wrong, and nothing more. */
  fail(): void {
    const error = {
      ja: "うまくいきませんでした。もう一度お試しください。",
      en: "Something went wrong. Please try again.",
    }[this.#options.job.locale];
    this.#emit({ event: "error", data: { code: "run_failed", error } });
  }

  /**
   * Stores what is left of the run and releases the conversation. A run that
   * would be completed awaits approval where it requested any. Returns how the
   * run ended.
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
   * The end of an approved write is stored on its record; one that was approved
   * too long ago ends as `rejected`.
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

  /** The requests reach the person when the run finishes. */
  async #requestApproval(writes: readonly PendingWrite[]): Promise<void> {
    const context = await this.#options.previewContext();
    const now = this.#options.now().getTime();
    const expiresAt = new Date(now + APPROVAL_MS).toISOString();
    this.#requests = await Promise.all(writes.map(async (write) => {
      const { approvalId, tool, args, toolCallId } = write;
      const text = await describeWrite(write, context);
      const approval = { approvalId, tool, args, ...text, expiresAt };
      return { approval, toolCallId, state: "pending" as const };
    }));
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
