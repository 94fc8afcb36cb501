import { type CheckpointStore, fenceWrites } from "../store/fence_writes.ts";
import { conversationKey } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import type { ApprovalBatch, ApprovalRecord } from "./approval.ts";
import { type Changes, commit, fenceOf, type RunChange } from "./changes.ts";
import type { ConversationSummary, NewEvent, RunStatus } from "./events.ts";
import { type Lease, LeaseLostError } from "./lease.ts";
import { answerMessage } from "./message.ts";
import type { RunFacts } from "./run_record.ts";
import { latest, touched } from "./summary.ts";

/** The end of a run. */
export interface RunEnd extends RunFacts {
  status: RunStatus;
  /** All events of the run; its message is made from them. */
  events: readonly NewEvent[];
  /** Those that are not stored yet. */
  unstored: readonly NewEvent[];
  /** The writes that the person is to decide. */
  requests: readonly ApprovalRecord[];
  /** Ids of approvals of whose outcome the agent now knows. */
  told: readonly string[];
  /** Another run is to go on with the outcomes, as soon as a process can. */
  isHandedOver: boolean;
  now: Date;
}

/**
 * A run that holds its conversation. Its writes are refused once another run
 * has taken the conversation over, or the conversation is deleted.
 */
export class HeldRun {
  /** A store for the agent's checkpoints, under the same fence. */
  readonly checkpoints: CheckpointStore;
  readonly #kv: Kv;
  readonly #lease: Lease;
  /** Number of the last stored event; `run` was stored with the lease. */
  #seq = 1;

  constructor(kv: Kv, lease: Lease) {
    this.#kv = kv;
    this.#lease = lease;
    this.checkpoints = fenceWrites(kv, fenceOf(lease));
  }

  /**
   * Appends to the run's log.
   *
   * @throws {LeaseLostError} If another run has taken the conversation over.
   */
  async appendEvents(events: readonly NewEvent[]): Promise<void> {
    await this.#write({ runs: [this.#append(events)] });
    this.#seq += events.length;
  }

  /**
   * Notes that the agent goes on without the outcome of these approvals: when
   * it is known, a message will say it.
   *
   * @throws {LeaseLostError} If another run has taken the conversation over.
   */
  async noteUntold(approvalIds: readonly string[]): Promise<void> {
    await this.#write({ untold: approvalIds });
  }

  /**
   * Stores the last events of the run, its message and its requests, and
   * releases the conversation, in one write.
   *
   * @throws {LeaseLostError} If another run has taken the conversation over.
   */
  async finish(end: RunEnd): Promise<void> {
    const { status, requests, told, now } = end;
    const { userId, conversationId } = this.#lease;
    const { value: before } = await this.#kv.get<ConversationSummary>(
      conversationKey(userId, conversationId),
    );
    const asked = requests.map(({ approval }): NewEvent => ({
      event: "approval",
      data: approval,
    }));
    const said = [...end.events, ...asked];
    // Nobody has to read that the run was cut off before it said anything.
    const isSilent = end.isHandedOver && said.every(isSilentEvent);
    const message = isSilent
      ? undefined
      : answerMessage(said, { status, now: latest(now, before) });
    const work = { kind: "run" as const, conversationId, at: now.getTime() };
    const last = this.#append([
      ...end.unstored,
      ...asked,
      ...(message ? [{ event: "message" as const, data: message }] : []),
      { event: "done", data: { status } },
    ]);
    await this.#write({
      ...(message && { message }),
      approvals: requests,
      ...(requests.length > 0 && { batch: batchOf(requests) }),
      ...(before && { summary: { before, after: touched(before, now) } }),
      runs: [{ ...last, record: factsOf(end) }],
      lease: null,
      told,
      ...(end.isHandedOver ? { due: [work] } : { settled: [work] }),
    });
  }

  #append(events: readonly NewEvent[]): RunChange {
    return { runId: this.#lease.runId, log: { after: this.#seq, events } };
  }

  async #write(changes: Changes): Promise<void> {
    const lease = this.#lease;
    const write = () => commit(this.#kv, lease, [lease], changes);
    // The changes contain their numbers and ids, so a write whose answer was
    // lost can be sent again. A short failure of the store must not end a run.
    const { ok } = await write().catch(write);
    if (!ok) throw new LeaseLostError("Another run holds the conversation");
  }
}

function factsOf({ locale, purpose, status }: RunFacts): RunFacts {
  return { locale, purpose, status };
}

function isSilentEvent({ event }: NewEvent): boolean {
  return event !== "token" && event !== "tool";
}

function batchOf(requests: readonly ApprovalRecord[]): ApprovalBatch {
  const approvalIds = requests.map(({ approval }) => approval.approvalId);
  return { approvalIds, decided: 0 };
}
