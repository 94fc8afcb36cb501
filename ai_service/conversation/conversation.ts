import { ApiError, notFound } from "../../shared/http/errors.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import type { Entry, Kv } from "../store/kv.ts";
import type { ApprovalRecord } from "./approval.ts";
import { readApproval, readBatch } from "./approval_batch.ts";
import { beginBranch, type BranchStart } from "./begin_branch.ts";
import { beginRun, type BegunRun, type NewRun } from "./begin_run.ts";
import { commit } from "./changes.ts";
import { closeDeadRun } from "./close_dead_run.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import { cardChanged, type CardEdit, requireOpen } from "./decision.ts";
import { declineAll, declineWaiting } from "./decline_waiting.ts";
import {
  isPending,
  type PostedDecision,
  storeDecision,
} from "./store_decision.ts";
import { type NewTap, type StoredTap, storeTap } from "./store_tap.ts";
import { deleteConversation } from "./delete_conversation.ts";
import type { ConversationSummary, ConversationView } from "./events.ts";
import { readLease } from "./lease.ts";
import { userMessage } from "./message.ts";
import {
  readRecoveryState,
  type RecoveryOptions,
  type RecoveryState,
} from "./recovery_state.ts";
import { resumeDeadRun } from "./resume_dead_run.ts";
import { latest, readSummary, titled, touched } from "./summary.ts";
import { viewBranch } from "./view_branch.ts";
import { viewConversation, type ViewOptions } from "./view_conversation.ts";

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
  view(options: ViewOptions): Promise<ConversationView | null> {
    return viewConversation(this.#kv, this.#ref, options);
  }

  /** An earlier version of it, as {@linkcode viewBranch} says. */
  viewBranch(
    options: { branch: string; now: Date },
  ): Promise<ConversationView | null> {
    return viewBranch(this.#kv, this.#ref, options);
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

  /**
   * Asks the run that holds the conversation to stop, and returns its id. Where
   * no run does, the cards that wait are declined; then it returns null.
   *
   * @throws {ApiError} 404.
   */
  async stop(now: Date): Promise<string | null> {
    await this.requireExisting();
    const { value: lease } = await readLease(this.#kv, this.#ref);
    if (!lease) {
      await declineWaiting(this.#kv, this.#ref, now);
      return null;
    }
    await commit(this.#kv, this.#ref, [], { stop: lease.runId });
    return lease.runId;
  }

  /**
   * Stores a message and begins the run that answers it. Writes that still wait
   * are declined. Undefined where a run holds the conversation, or on a
   * conflict with another request.
   *
   * @throws {ApiError} 404.
   */
  async addMessage(text: string, run: NewRun): Promise<BegunRun | undefined> {
    const [entry, declined] = await Promise.all([
      this.#summary(),
      declineAll(this.#kv, this.#ref, run.now),
    ]);
    const before = entry.value;
    const now = latest(run.now, before);
    const after = titled(touched(before, now), text);
    const message = userMessage(text, now);
    return await beginRun(this.#kv, this.#ref, run, {
      input: { type: "message", text, messageId: message.id },
      // A conversation that is deleted meanwhile must not be created again.
      checks: [entry, ...declined.checks],
      changes: {
        summary: { before, after },
        message,
        ...declined.changes,
      },
    });
  }

  /** As {@linkcode beginBranch} says. */
  branch(start: BranchStart, run: NewRun): Promise<BegunRun | undefined> {
    return beginBranch(this.#kv, this.#ref, start, run);
  }

  /**
   * Stores what the person tapped, and the answer to it. Undefined on a conflict
   * with another request. A tap that was stored just before, and is the same, is
   * returned in its place.
   *
   * @throws {ApiError} 404, or 409 `too_many_cards`.
   */
  addTap(tap: NewTap, now: Date): Promise<StoredTap | undefined> {
    return storeTap(this.#kv, this.#ref, tap, now);
  }

  /** @throws {ApiError} 404 where the user has no such conversation. */
  async requireExisting(): Promise<void> {
    await this.#summary();
  }

  /**
   * Stores the approval or the rejection of one write. An approved one is due
   * from then on, and is carried out whatever becomes of this process. After
   * the last decision of a pause the run begins that goes on from the outcomes;
   * after an earlier one, and after that of a tap's card, the run only notes the
   * decision, and has ended already. Undefined
   * on a conflict with another request.
   *
   * @throws {ApiError} 404, or 409 `already_decided`, `approval_expired`,
   *   `card_changed`.
   */
  decide(
    decision: PostedDecision,
    run: NewRun,
  ): Promise<BegunRun | "noted" | undefined> {
    return storeDecision(this.#kv, this.#ref, decision, run);
  }

  /** A card that can still be decided; throws as {@linkcode decide} does. */
  async openCard(
    { approvalId, ...decision }: CardEdit,
    now: Date,
  ): Promise<Entry<ApprovalRecord> & { value: ApprovalRecord }> {
    const entry = await readApproval(this.#kv, this.#ref, approvalId);
    const asked = { decision: "edit" as const, ...decision };
    requireOpen(entry.value ?? undefined, asked, now);
    return entry as Entry<ApprovalRecord> & { value: ApprovalRecord };
  }

  /**
   * Stores a card that was changed, which waits on.
   *
   * @throws {ApiError} 409 `card_changed` if it is no longer as it was read.
   */
  async reviseCard(
    entry: Entry<ApprovalRecord>,
    revised: ApprovalRecord,
  ): Promise<void> {
    const { ok } = await commit(this.#kv, this.#ref, [entry], {
      approvals: [revised],
    });
    if (!ok) throw cardChanged(revised.approval.revision);
  }

  /**
   * Begins the run that goes on from the outcomes, where all writes of the
   * pause are decided and no run holds the conversation.
   */
  async goOn(
    run: Omit<NewRun, "locale">,
  ): Promise<BegunRun & { locale: Locale } | undefined> {
    const batch = await readBatch(this.#kv, this.#ref);
    const [first] = batch?.records ?? [];
    const waits = batch?.records.some((record) => isPending(record, run.now));
    if (!batch || !first || waits) return undefined;
    const { locale } = first;
    const begun = await beginRun(this.#kv, this.#ref, { ...run, locale }, {
      input: { type: "outcomes" },
      checks: [batch.check],
      changes: {},
    });
    return begun && { ...begun, locale };
  }

  /** The state of a run whose process died; null where there is none. */
  recoveryState(
    ...options: [now: Date, options: RecoveryOptions]
  ): Promise<RecoveryState | null> {
    return readRecoveryState(this.#kv, this.#ref, ...options);
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
    const entry = await readSummary(this.#kv, this.#ref);
    if (!entry.value) throw notFound("Conversation");
    return entry;
  }
}
