import type { Actor } from "../conversation/actor.ts";
import type { StreamEvent } from "../conversation/events.ts";
import { isLapsed, readLease } from "../conversation/lease.ts";
import { RunLog } from "../conversation/run_log.ts";
import { KeyWatch } from "../stream/key_watch.ts";
import { retryRead, storeUnavailable } from "../stream/retry_read.ts";
import type { RunDeps } from "./deps.ts";
import { recoverConversation } from "./recovery.ts";

/**
 * Number of polls in which a dead run may stay unrecovered; it stays so for
 * longer only where nothing can be written.
 */
const MAX_DEAD_POLLS = 3;

/** A run, and the part of its log to read. */
export interface FollowOptions {
  conversationId: string;
  runId: string;
  /** Number of the last event that the reader already has. */
  after: number;
  /** Aborts when the reader leaves. */
  signal: AbortSignal;
}

/**
 * A run's events, both stored and new ones, until the run ends. Any instance can
 * serve them. The log is read when its watch reports a change, and every two
 * seconds besides; if nothing was added, a run whose process died is recovered.
 *
 * @throws {ApiError} 503 `store_unavailable`.
 */
export async function* followRun(
  deps: RunDeps,
  actor: Actor,
  { conversationId, runId, after, signal }: FollowOptions,
): AsyncGenerator<StreamEvent> {
  const { kv, ticker } = deps;
  const log = new RunLog(kv, actor.user.id, runId);
  const watch = new KeyWatch({ kv, ticker, key: log.headKey, signal });
  const deadRun = new DeadRun(deps, actor, conversationId);
  let seen = after;
  try {
    for (;;) {
      const reason = await watch.next();
      if (signal.aborted) return;
      const read = () =>
        reason === "change" ? log.readReported(seen) : log.readFrom(seen);
      const { events, hasEnded } = await retryRead(read, { ticker, signal });
      for (const event of events) {
        seen = event.id;
        yield event;
        if (event.event === "done") return;
      }
      if (events.length > 0) continue;
      if (hasEnded) return;
      if (reason === "poll") await deadRun.recover();
    }
  } finally {
    watch.close();
  }
}

/** Recovers the conversation's run if its process died. */
class DeadRun {
  readonly #deps: RunDeps;
  readonly #actor: Actor;
  readonly #conversationId: string;
  #polls = 0;

  constructor(deps: RunDeps, actor: Actor, conversationId: string) {
    this.#deps = deps;
    this.#actor = actor;
    this.#conversationId = conversationId;
  }

  /** @throws {ApiError} 503 where it stays unrecovered. */
  async recover(): Promise<void> {
    await recoverConversation(
      this.#deps,
      this.#actor.user.id,
      this.#conversationId,
    );
    this.#polls = await this.#isDead() ? this.#polls + 1 : 0;
    if (this.#polls >= MAX_DEAD_POLLS) throw storeUnavailable();
  }

  /** Failures of the store count only where the log is read. */
  async #isDead(): Promise<boolean> {
    const { kv, now } = this.#deps;
    const userId = this.#actor.user.id;
    const ref = { userId, conversationId: this.#conversationId };
    const lease = await readLease(kv, ref).catch(() => undefined);
    return lease?.value ? isLapsed(lease.value, now()) : false;
  }
}
