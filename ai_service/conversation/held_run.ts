import { type CheckpointStore, fenceWrites } from "../store/fence_writes.ts";
import { fenceKey, leaseKey } from "../store/keys.ts";
import type { Check, Kv } from "../store/kv.ts";
import type { ApprovalBatch, ApprovalRecord } from "./approval.ts";
import { type Changes, commit, fenceOf, type RunChange } from "./changes.ts";
import type { ChatMessage, NewEvent, RunStatus } from "./events.ts";
import { type Lease, LeaseLostError, type LeaseValue } from "./lease.ts";
import { answerMessage } from "./message.ts";
import type { RunFacts } from "./run_record.ts";
import { latest, readSummary, touched } from "./summary.ts";

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
  /** Ids of taps of which the agent now knows. */
  toldTaps: readonly string[];
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
    let summary = await readSummary(this.#kv, this.#lease);
    // Made once, because a write whose answer was lost is sent again.
    const changes = this.#endChanges(end, latest(end.now, summary.value));
    for (;;) {
      const before = summary.value;
      const write = {
        ...changes,
        ...(before && { summary: { before, after: touched(before, end.now) } }),
      };
      if (await this.#tryToWrite(write, [summary])) return;
      await this.#requireLease();
      // A tap or a new title has changed the summary meanwhile.
      summary = await readSummary(this.#kv, this.#lease);
    }
  }

  #endChanges(end: RunEnd, now: Date): Changes {
    const { requests, told, toldTaps } = end;
    const { conversationId } = this.#lease;
    const asked = requests.map(({ approval }): NewEvent => ({
      event: "approval",
      data: approval,
    }));
    const message = messageOfRun(end, asked, now);
    const work = {
      kind: "run" as const,
      conversationId,
      at: end.now.getTime(),
    };
    const last = this.#append([
      ...end.unstored,
      ...asked,
      ...(message ? [{ event: "message" as const, data: message }] : []),
      { event: "done", data: { status: end.status } },
    ]);
    return {
      ...(message && { message }),
      approvals: requests,
      ...(requests.length > 0 && { batch: batchOf(requests) }),
      runs: [{ ...last, record: factsOf(end) }],
      lease: null,
      told,
      toldTaps,
      ...(end.isHandedOver ? { due: [work] } : { settled: [work] }),
    };
  }

  #append(events: readonly NewEvent[]): RunChange {
    return { runId: this.#lease.runId, log: { after: this.#seq, events } };
  }

  async #write(changes: Changes): Promise<void> {
    if (!await this.#tryToWrite(changes)) throw lost();
  }

  /** False where one of the checks fails, or the lease is lost. */
  async #tryToWrite(
    changes: Changes,
    checks: readonly Check[] = [],
  ): Promise<boolean> {
    const lease = this.#lease;
    const write = () => commit(this.#kv, lease, [lease, ...checks], changes);
    // The changes contain their numbers and ids, so a write whose answer was
    // lost can be sent again. A short failure of the store must not end a run.
    const { ok } = await write().catch(write);
    return ok;
  }

  async #requireLease(): Promise<void> {
    const { runId, userId, conversationId, fence } = this.#lease;
    const [entry, lease] = await this.#kv.getMany<LeaseValue>([
      fenceKey(userId, conversationId),
      leaseKey(userId, conversationId),
    ]);
    // Without its lease the run has finished: only the answer was lost.
    const isHeld = lease?.value?.runId === runId;
    if (entry?.versionstamp !== fence || !isHeld) throw lost();
  }
}

function lost(): LeaseLostError {
  return new LeaseLostError("Another run holds the conversation");
}

/** The run's message; none for a run that was cut off before its first word. */
function messageOfRun(
  { events, isHandedOver, status }: RunEnd,
  asked: readonly NewEvent[],
  now: Date,
): ChatMessage | undefined {
  const said = [...events, ...asked];
  const isSilent = isHandedOver && said.every(isSilentEvent);
  return isSilent ? undefined : answerMessage(said, { status, now });
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
