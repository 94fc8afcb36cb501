import type { PendingWrite, ToolEvent } from "../agent/turn.ts";
import {
  APPROVAL_MS,
  outcomeMutation,
  readBatch,
  requestMutations,
} from "./approval.ts";
import { describeWrite } from "./approval_text.ts";
import type { Lookups } from "./approval_words.ts";
import {
  getConversation,
  messageMutation,
  touchMutations,
} from "./conversation.ts";
import type { ChatDeps } from "./deps.ts";
import type { EventLog, NewEvent } from "./event_log.ts";
import type { ApprovalEvent, MessagePart, RunStatus } from "./events.ts";
import { fitMessage } from "./fit_message.ts";
import { releaseMutation } from "./lease.ts";
import { newMessageId } from "./message_id.ts";
import type { RunJob } from "./run.ts";
import { endedRunMutation } from "./run_record.ts";
import { RunWriter } from "./run_writer.ts";
import { messageOf, withEvent } from "./transcript.ts";

/**
 * A larger tool result is not kept, in characters of JSON: the model had all
 * of it, and an event must fit a value of the store.
 */
const RESULT_LENGTH = 4_000;
/** The most text of one event, in characters, for the same reason. */
const TEXT_LENGTH = 8_000;

interface Request {
  write: PendingWrite;
  approval: ApprovalEvent;
}

/** What a run says, as it goes to its event log and into the transcript. */
export class RunReport {
  readonly #deps: Pick<ChatDeps, "kv" | "now">;
  readonly #job: RunJob;
  readonly #writer: RunWriter;
  #parts: MessagePart[] = [];
  #requests: Request[] = [];

  constructor(
    deps: Pick<ChatDeps, "kv" | "now">,
    job: RunJob,
    log: EventLog,
  ) {
    this.#deps = deps;
    this.#job = job;
    this.#writer = new RunWriter(log);
  }

  /** Whether the agent paused for the person. */
  get isWaiting(): boolean {
    return this.#requests.length > 0;
  }

  /** Adds a piece of the answer. */
  say(text: string): void {
    for (let from = 0; from < text.length; from += TEXT_LENGTH) {
      const piece = text.slice(from, from + TEXT_LENGTH);
      this.#push({ event: "token", data: { text: piece } });
    }
  }

  /**
   * Shows how far a tool call has come. The end of an approved write is kept;
   * one that was approved too long ago ends as `rejected`.
   */
  async showTool(tool: ToolEvent): Promise<void> {
    this.#push({ event: "tool", data: withBoundedResult(tool) });
    if (tool.status === "running") return;
    const { kv } = this.#deps;
    const { userId, conversationId } = this.#job.lease;
    const batch = await readBatch(kv, userId, conversationId);
    const record = batch?.records.find(({ toolCallId, state }) =>
      toolCallId === tool.id && state === "approved"
    );
    if (!record) return;
    const state = tool.status === "succeeded" ? "executed" : "failed";
    await this.#writer.commit([], [
      outcomeMutation(userId, conversationId, record, state),
    ]);
  }

  /** Puts writes before the person; they are stored when the run finishes. */
  async ask(
    writes: readonly PendingWrite[],
    lookups: () => Promise<Lookups>,
  ): Promise<void> {
    const found = await lookups();
    const expiresAt = new Date(this.#deps.now().getTime() + APPROVAL_MS);
    this.#requests = await Promise.all(writes.map(async (write) => ({
      write,
      approval: {
        approvalId: write.approvalId,
        tool: write.tool,
        args: write.args,
        ...await describeWrite(write, found),
        expiresAt: expiresAt.toISOString(),
      },
    })));
  }

  /** Takes back what was asked, before the person has seen any of it. */
  withdraw(): void {
    this.#requests = [];
  }

  /** Tells the reader that something went wrong, and nothing more. */
  fail(): void {
    const error = {
      ja: "うまくいきませんでした。もう一度お試しください。",
      en: "Something went wrong. Please try again.",
    }[this.#job.locale];
    this.#push({ event: "error", data: { code: "run_failed", error } });
  }

  /**
   * Stores what is left of the run, its message and the requests, and gives
   * the conversation back; all of it or nothing.
   */
  async finish(status: RunStatus): Promise<void> {
    const { kv, now } = this.#deps;
    const { lease, locale, inputs } = this.#job;
    const { userId, conversationId } = lease;
    const approvals = this.#requests.map(({ approval }): NewEvent => ({
      event: "approval",
      data: approval,
    }));
    for (const event of approvals) this.#parts = withEvent(this.#parts, event);
    const createdAt = now();
    const id = newMessageId(createdAt);
    const message = fitMessage(
      messageOf(this.#parts, { id, createdAt, status }),
    );
    const summary = await getConversation(kv, userId, conversationId);
    await this.#writer.commit([
      ...approvals,
      { event: "message", data: message },
      { event: "done", data: { status } },
    ], [
      messageMutation(userId, conversationId, message),
      ...(summary.value
        ? touchMutations(userId, summary.value, { now: createdAt })
        : []),
      ...(this.isWaiting
        ? requestMutations(userId, conversationId, this.#requests)
        : []),
      endedRunMutation({ ...lease, locale, inputs }, status),
      releaseMutation(lease),
    ]);
  }

  #push(event: NewEvent): void {
    this.#parts = withEvent(this.#parts, event);
    this.#writer.push(event);
  }
}

function withBoundedResult(tool: ToolEvent): ToolEvent {
  if (JSON.stringify(tool.result ?? null).length <= RESULT_LENGTH) return tool;
  const { result: _, ...rest } = tool;
  return rest;
}
