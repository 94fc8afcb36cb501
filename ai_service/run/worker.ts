import { deleteAccount } from "../account/delete_account.ts";
import { carryOut } from "../conversation/carry_out.ts";
import {
  type DueWork,
  keyOfWork,
  listDueWork,
} from "../conversation/due_work.ts";
import type { RecoveryOptions } from "../conversation/recovery_state.ts";
import { traceWork } from "../../shared/tracing/current_trace.ts";
import { doPayment } from "../payment/do_payment.ts";
import { KeyedQueue } from "../store/keyed_queue.ts";
import type { Wake } from "../store/kv.ts";
import type { RunDeps } from "./deps.ts";
import { eachOf } from "./each_of.ts";
import { lookAfterRun } from "./look_after_run.ts";

/** Interval in which the store is asked for work that is due, in milliseconds. */
const TICK_MS = 1_000;
/**
 * After an outage much is due at once. All of it together would wait for the
 * shop's few connections until nothing was answered in time, each time again.
 */
const USERS_AT_ONCE = 16;
/** Longest wait of a step of a deletion, in milliseconds. */
const LONGEST_STEP = 15 * 60_000;
/** The latest time that a Date can represent. */
const ALWAYS = new Date(8.64e15);

/** Carries out due work of any user, whether or not anybody looks. */
export interface Worker {
  /** Starts the user's due work, and returns at once. */
  wake(userId: string): void;
}

/** The work to do: what is due until a time. */
interface Round extends RecoveryOptions {
  until: Date;
}

/** Does the work that is due in this process. */
export class InProcessWorker implements Worker {
  readonly #deps: RunDeps;
  /** The work in progress, by its key as JSON. */
  readonly #working = new Map<string, Promise<void>>();
  /** The wakes that are being answered, or will be, by their user. */
  readonly #answering = new Map<string, Promise<void>>();
  /** Searches for the work of users who were woken. */
  readonly #looking = new Set<Promise<void>>();
  /** Writes of a conversation happen in the order of their approvals. */
  readonly #writes = new KeyedQueue();
  #timer: ReturnType<typeof setInterval> | undefined;
  /** The latest time of a tick, in milliseconds since the epoch. */
  #latest = 0;

  constructor(deps: Omit<RunDeps, "worker">) {
    this.#deps = { ...deps, worker: this };
  }

  /**
   * Does all work, even if it is not due yet (except for deletions), and from
   * then on what is due, each second. With `isAlone`, every run that has not
   * ended belonged to a process that died.
   */
  start(options: RecoveryOptions): void {
    void this.#look({ ...options, until: ALWAYS });
    this.#timer = setInterval(() => void this.tick(), TICK_MS);
  }

  /** Starts no more work; work in progress goes on. */
  stop(): void {
    clearInterval(this.#timer);
  }

  wake(userId: string): void {
    const until = this.#deps.now();
    const looking = this.#workFor(userId, { until })
      .catch((cause) => this.#fail(cause))
      .finally(() => this.#looking.delete(looking));
    this.#looking.add(looking);
  }

  /** Resolves when no work is in progress, and no wake is being answered. */
  async settled(): Promise<void> {
    while (this.#looking.size + this.#working.size > 0) {
      await Promise.all([...this.#looking, ...this.#working.values()]);
    }
  }

  /**
   * Does the work that is due now; resolves when it is done. Where the clock was
   * put back, also what would be due only once it has caught up.
   */
  tick(): Promise<void> {
    const now = this.#deps.now();
    const isBack = now.getTime() < this.#latest - TICK_MS;
    this.#latest = now.getTime();
    return this.#look({ until: isBack ? ALWAYS : now });
  }

  async #look(round: Round): Promise<void> {
    try {
      const wakes = await Array.fromAsync(
        this.#deps.kv.listWakes(round.until),
      );
      const users = Map.groupBy(wakes, ({ partition }) => String(partition[1]));
      // The looks of the seconds before may not be through with all users yet.
      const joined = [...users.keys()].map((id) => this.#answering.get(id));
      const others = [...users].filter(([id]) => !this.#answering.has(id))
        .map((user) => ({ user, ...Promise.withResolvers<void>() }));
      for (const { user: [id], promise } of others) {
        this.#answering.set(id, promise);
      }
      await eachOf(others, USERS_AT_ONCE, async ({ user, resolve }) => {
        await this.#answerWakes(...user, round)
          .catch((cause) => this.#fail(cause));
        this.#answering.delete(user[0]);
        resolve();
      });
      await Promise.all(joined);
    } catch (cause) {
      this.#fail(cause);
    }
  }

  /**
   * Does the work of the wakes. They are removed last, and only if none of their
   * work is left, so that they are found again after a crash or a failure. Work
   * that was stored in one write shares a wake, at the earliest of its times, so
   * the rest gets a wake of its own here.
   */
  async #answerWakes(
    userId: string,
    wakes: readonly Wake[],
    round: Round,
  ): Promise<void> {
    const { kv, now } = this.#deps;
    await this.#workFor(userId, round);
    const time = now();
    const left = (await listDueWork(kv, userId)).map(({ at }) => at);
    const next = new Date(Math.min(...left));
    if (next <= time) return;
    const [{ partition }] = wakes as [Wake];
    if (left.length > 0) await kv.atomic([], [], { partition, wakeAt: next });
    for (const wake of wakes) {
      if (wake.at <= time) await kv.removeWake(wake);
    }
  }

  async #workFor(userId: string, round: Round): Promise<void> {
    const work = await listDueWork(this.#deps.kv, userId);
    const now = this.#deps.now();
    const due = work.filter((one) => isDue(one, { now, ...round }));
    await Promise.all(due.map((one) => this.#once(userId, one, round)));
  }

  /** Does the work, unless it is being done already. */
  #once(userId: string, work: DueWork, round: Round): Promise<void> {
    const name = JSON.stringify(keyOfWork(userId, work));
    const working = this.#working.get(name) ??
      traceWork(`due ${work.kind}`, () => this.#do(userId, work, round))
        .catch((cause) => this.#fail(cause))
        .finally(() => this.#working.delete(name));
    this.#working.set(name, working);
    return working;
  }

  #do(userId: string, work: DueWork, round: Round): Promise<void> {
    const deps = this.#deps;
    switch (work.kind) {
      case "write": {
        const write = () => carryOut(deps, userId, work);
        return this.#writes.run(work.conversationId, write);
      }
      case "run":
        return lookAfterRun(deps, userId, work, round);
      case "deletion":
        return deleteAccount(deps, userId, work);
      case "payment":
        return doPayment(deps, userId, work);
    }
  }

  #fail(cause: unknown): void {
    this.#deps.log.error("due_work_failed", { cause });
  }
}

/**
 * Whether the work is to be done in this round. A deletion waits for its time in
 * every round, because a write that was sent before may still be carried out;
 * unless its time was written before the clock was put back.
 */
function isDue(
  { kind, at }: DueWork,
  { until, now }: { until: Date; now: Date },
): boolean {
  const left = at - now.getTime();
  const isWaiting = kind === "deletion" && left > 0 && left <= LONGEST_STEP;
  return at <= until.getTime() && !isWaiting;
}
