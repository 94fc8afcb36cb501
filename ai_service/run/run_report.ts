import type { AgentEvent, PendingWrite, ToolEvent } from "../agent/turn.ts";
import type { ApprovalRecord } from "../conversation/approval.ts";
import type { NewEvent, RunStatus } from "../conversation/events.ts";
import type { HeldRun } from "../conversation/held_run.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { createApprovals } from "./create_approvals.ts";
import type { RunJob } from "./deps.ts";
import { EventWriter } from "./event_writer.ts";
import { type FailureCode, FAILURES } from "./failures.ts";
import { shownResult } from "./shown_result.ts";

/** Longest text of one event, in characters: it must fit a value of the store. */
const TEXT_LENGTH = 8_000;

/** Dependencies of a report. */
export interface RunReportOptions {
  job: RunJob;
  run: HeldRun;
  now: () => Date;
  metrics: Metrics;
}

/** Writes the agent's events to the run's log, message and approvals. */
export class RunReport {
  readonly #options: RunReportOptions;
  readonly #writer: EventWriter;
  readonly #events: NewEvent[] = [];
  #requests: ApprovalRecord[] = [];
  #told: readonly string[] = [];
  #toldTaps: readonly string[] = [];

  constructor(options: RunReportOptions) {
    this.#options = options;
    this.#writer = new EventWriter(options.run);
  }

  /** Whether the agent waits for the person. */
  get hasAsked(): boolean {
    return this.#requests.length > 0;
  }

  /** Reports one turn of the agent, until it ends or pauses. */
  async recordTurn(events: AsyncIterable<AgentEvent>): Promise<void> {
    for await (const event of events) {
      switch (event.type) {
        case "token":
          this.#emitText(event.text);
          break;
        case "retract":
          this.#emit({ event: "retract", data: {} });
          break;
        case "waiting":
          this.#writer.push({
            event: "waiting",
            data: { reason: event.reason },
          });
          break;
        case "tool":
          this.#emitTool(event.tool);
          break;
        case "approvals":
          this.#requestApproval(event.writes);
      }
    }
  }

  /** Emits what became of a write that the person decided about. */
  showApproval({ approval }: ApprovalRecord): void {
    this.#emit({ event: "approval", data: approval });
  }

  /** The agent has been told of these approvals' outcomes, and of these taps. */
  noteTold(
    approvalIds: readonly string[],
    tapIds: readonly string[],
  ): void {
    this.#told = approvalIds;
    this.#toldTaps = tapIds;
  }

  /** Emits an error event that gives no reason beyond its code. */
  fail(code: FailureCode): void {
    const error = FAILURES[code][this.#options.job.locale];
    this.#emit({ event: "error", data: { code, error } });
  }

  /**
   * Stores the end of the run and releases the conversation. A completed run
   * that has requested approval ends as `awaiting_approval`; one that was stopped
   * or failed asks for nothing.
   */
  async finish(
    status: Exclude<RunStatus, "awaiting_approval">,
    { isHandedOver = false } = {},
  ): Promise<RunStatus> {
    const { run, job: { input, locale }, now } = this.#options;
    const requests = status === "completed" ? this.#requests : [];
    const end = requests.length > 0 ? "awaiting_approval" : status;
    await run.finish({
      status: end,
      unstored: await this.#writer.take(),
      events: this.#events,
      requests,
      told: this.#told,
      toldTaps: this.#toldTaps,
      isHandedOver,
      purpose: input.type,
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

  /** Emits a call of a tool that reads. */
  #emitTool(tool: ToolEvent): void {
    this.#emit({ event: "tool", data: withShownResult(tool) });
  }

  /** The requests are stored, and shown, when the run finishes. */
  #requestApproval(writes: readonly PendingWrite[]): void {
    const { job: { locale }, metrics, now } = this.#options;
    this.#requests = createApprovals(writes, { locale, now: now() });
    for (const _ of writes) metrics.approvalChanged("pending");
  }

  #emit(event: NewEvent): void {
    this.#events.push(event);
    this.#writer.push(event);
  }
}

function withShownResult(tool: ToolEvent): ToolEvent {
  return tool.result === undefined
    ? tool
    : { ...tool, result: shownResult(tool.result) };
}
