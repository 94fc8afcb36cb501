import type { Kv } from "../store/kv.ts";
import { conversationHeadKey } from "../store/keys.ts";
import { KeyWatch } from "../stream/key_watch.ts";
import { retryRead } from "../stream/retry_read.ts";
import type { Ticker } from "../stream/ticker.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import { changesSince, needsSnapshot, nextExpiry } from "./live_changes.ts";
import type { LiveEvent, LiveRun } from "./live_events.ts";
import { type LiveState, readHead, readLiveState } from "./live_state.ts";
import { viewConversation } from "./view_conversation.ts";

/** A reader of a live view. */
export interface LiveReader {
  /** The last id that it has seen; undefined for a new reader. */
  after: string | undefined;
  /** Aborts when it leaves. */
  signal: AbortSignal;
}

/** Dependencies of a live view. */
export interface LiveDeps {
  kv: Kv;
  ticker: Ticker;
  now: () => Date;
}

/**
 * Everything of one conversation as it changes, from any instance, until it is
 * deleted or the reader leaves. A new reader is first told the present state.
 *
 * @throws {ApiError} 503 `store_unavailable`.
 */
export async function* followConversation(
  { kv, ticker, now }: LiveDeps,
  ref: ConversationRef,
  { after, signal }: LiveReader,
): AsyncGenerator<LiveEvent> {
  const key = conversationHeadKey(ref.userId, ref.conversationId);
  const watch = new KeyWatch({ kv, ticker, key, signal });
  const view = new LiveView(kv, ref, after);
  try {
    for (;;) {
      await watch.next();
      if (signal.aborted) return;
      const read = () => view.read(now());
      for (const event of await retryRead(read, { ticker, signal })) {
        yield event;
        if (event.event === "deleted") return;
      }
    }
  } finally {
    watch.close();
  }
}

/** The state that one reader of a conversation knows. */
class LiveView {
  readonly #kv: Kv;
  readonly #ref: ConversationRef;
  #after: string | undefined;
  #run: LiveRun | undefined;
  /** Times of the last state and of the next expiry, in ms since the epoch. */
  #at = 0;
  #nextExpiry = 0;

  constructor(kv: Kv, ref: ConversationRef, after: string | undefined) {
    this.#kv = kv;
    this.#ref = ref;
    this.#after = after;
  }

  /** The events since the last call; none where nothing has changed. */
  async read(now: Date): Promise<LiveEvent[]> {
    // Read first: what is read afterwards is at least as new as this version.
    const head = await readHead(this.#kv, this.#ref) ?? "";
    if (head === this.#after && now.getTime() < this.#nextExpiry) return [];
    const state = await readLiveState(this.#kv, this.#ref);
    if (!state) return [{ event: "deleted", data: {} }];
    const events = await this.#changes(state, head, now);
    this.#at = now.getTime();
    this.#nextExpiry = nextExpiry(state, now);
    this.#after = head;
    return withId([...events, ...this.#runEvents(state)], head);
  }

  async #changes(
    state: LiveState,
    head: string,
    now: Date,
  ): Promise<LiveEvent[]> {
    const after = this.#after;
    // A version of the future is one of a store that was replaced since.
    if (after && after <= head && !needsSnapshot(state, after)) {
      return changesSince(state, { after, at: this.#at }, now);
    }
    const view = await viewConversation(this.#kv, this.#ref, { now });
    return view ? [{ event: "snapshot", data: view }] : [];
  }

  #runEvents({ run }: LiveState): LiveEvent[] {
    const known = this.#run;
    this.#run = run;
    const isKnown = run?.runId === known?.runId &&
      run?.status === known?.status;
    return run && !isKnown ? [{ event: "run", data: run }] : [];
  }
}

/** The id stands on the last event, so that a broken stream repeats them all. */
function withId(events: LiveEvent[], id: string): LiveEvent[] {
  return events.map((event, index) =>
    id && index === events.length - 1 ? { ...event, id } : event
  );
}
