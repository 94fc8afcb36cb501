import { ApiError, notFound } from "../../shared/http/errors.ts";
import { conversationKey } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import type { ApprovalRecord } from "./approval.ts";
import { readApproval, readBatch } from "./approval_batch.ts";
import { beginRun, type BegunRun, type NewRun } from "./begin_run.ts";
import { commit } from "./changes.ts";
import { closeDeadRun } from "./close_dead_run.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import { decide, declinePending, taskAfter } from "./decision.ts";
import { deleteConversation } from "./delete_conversation.ts";
import type { ConversationSummary, ConversationView } from "./events.ts";
import { readLease } from "./lease.ts";
import { userMessage } from "./message.ts";
import { noteRun } from "./note_run.ts";
import { readRecoveryState, type RecoveryState } from "./recovery_state.ts";
import { resumeDeadRun } from "./resume_dead_run.ts";
import { viewConversation, type ViewOptions } from "./view_conversation.ts";

const TITLE_LENGTH = 60;

/** A decision on one write, as the API takes it. */
export interface PostedDecision {
  approvalId: string;
  /** Not validated yet. */
  body: unknown;
  /**
   * Previews the changed write; called for an edit only. What it throws leaves
   * the approval as it is.
   */
  previewEdit: (edited: ApprovalRecord) => Promise<ApprovalRecord>;
}

/**
 * One user's conversation, and the only way to change it. Messages, decisions
 * and the beginning of runs are one atomic write each, which checks that nothing
 * it is based on has changed meanwhile.
 */
export class Conversation {
  readonly #kv: Kv;
  readonly #ref: ConversationRef;

  constructor(kv: Kv, userId: string, conversationId: string) {
    this.#kv = kv;
    this.#ref = { userId, conversationId };
  }

  /** The conversation as its page shows it; null where it is not the user's. */
  view(options: ViewOptions = {}): Promise<ConversationView | null> {
    return viewConversation(this.#kv, this.#ref, options);
  }

  /** @throws {ApiError} 404, or 409 `conflict` where it changed meanwhile. */
  async rename(title: string): Promise<ConversationSummary> {
    const entry = await this.#summary();
    const after = { ...entry.value, title };
    const summary = { before: entry.value, after };
    const { ok } = await commit(this.#kv, this.#ref, [entry], { summary });
    if (ok) return after;
    throw new ApiError("The conversation changed meanwhile; please try again", {
      status: 409,
      code: "conflict",
    });
  }

  /** Deletes the conversation and its runs; false where there was none. */
  delete(): Promise<boolean> {
    return deleteConversation(this.#kv, this.#ref);
  }

  /** Asks the run that holds the conversation to stop; null where none does. */
  async stop(): Promise<string | null> {
    const { value: lease } = await readLease(this.#kv, this.#ref);
    if (!lease) return null;
    await commit(this.#kv, this.#ref, [], { stop: lease.runId });
    return lease.runId;
  }

  /**
   * Stores a message and begins the run that answers it. Writes that still wait
   * are declined; approved ones are carried out first. Undefined where a run
   * holds the conversation, or on a conflict with another request.
   *
   * @throws {ApiError} 404.
   */
  async addMessage(text: string, run: NewRun): Promise<BegunRun | undefined> {
    const { now } = run;
    const entry = await this.#summary();
    const before = entry.value;
    const batch = await readBatch(this.#kv, this.#ref);
    const { declined, task } = declinePending(batch?.records ?? [], now);
    const title = before.title || titleFrom(text);
    const after = { ...before, title, updatedAt: now.toISOString() };
    const inputs = [...task.inputs, { type: "message" as const, text }];
    return await beginRun(this.#kv, this.#ref, run, {
      task: { ...task, inputs },
      // A conversation that is deleted meanwhile must not be created again.
      checks: [entry, ...(batch ? [batch.check] : [])],
      changes: {
        summary: { before, after },
        message: userMessage(text, now),
        approvals: declined,
        ...(batch && { batch: batch.next }),
      },
    });
  }

  /**
   * Stores a decision on one write. After the last decision of a pause the run
   * begins that carries them out; after an earlier one the run ends at once, as
   * `awaiting_approval`. Undefined on a conflict with another request.
   *
   * @throws {ApiError} 400, 404, or 409 `already_decided`, `approval_expired`.
   */
  async decide(
    { approvalId, body, previewEdit }: PostedDecision,
    run: NewRun,
  ): Promise<BegunRun | "awaiting_approval" | undefined> {
    const { now } = run;
    const batch = await readBatch(this.#kv, this.#ref);
    const records = batch?.records ?? [];
    const record =
      records.find(({ approval }) => approval.approvalId === approvalId) ??
        await readApproval(this.#kv, this.#ref, approvalId);
    const found = decide(record, body, now);
    if (!batch) return undefined;
    const decided = found.isEdited ? await previewEdit(found) : found;
    const task = taskAfter(records, { record, decided, now });
    const checks = [batch.check];
    const changes = { approvals: [decided], batch: batch.next };
    if (!task) {
      const status = "awaiting_approval";
      const note = { status, checks, changes } as const;
      const isNoted = await noteRun(this.#kv, this.#ref, run, note);
      return isNoted ? status : undefined;
    }
    const transaction = { task, checks, changes };
    return await beginRun(this.#kv, this.#ref, run, transaction);
  }

  /** The state of a run whose process died; null where there is none. */
  recoveryState(now: Date): Promise<RecoveryState | null> {
    return readRecoveryState(this.#kv, this.#ref, now);
  }

  /** Begins a run in place of the dead one; undefined on a conflict. */
  resumeRun(
    state: RecoveryState,
    run: NewRun,
  ): Promise<BegunRun | undefined> {
    return resumeDeadRun(this.#kv, this.#ref, { state, run });
  }

  /** Closes the dead run as failed; false on a conflict. */
  closeRun(
    options: Parameters<typeof closeDeadRun>[2],
  ): Promise<boolean> {
    return closeDeadRun(this.#kv, this.#ref, options);
  }

  async #summary() {
    const { userId, conversationId } = this.#ref;
    const entry = await this.#kv.get<ConversationSummary>(
      conversationKey(userId, conversationId),
    );
    if (!entry.value) throw notFound("Conversation");
    return entry;
  }
}

function titleFrom(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, " ");
  return line.length > TITLE_LENGTH
    ? `${[...line].slice(0, TITLE_LENGTH - 1).join("")}…`
    : line;
}
