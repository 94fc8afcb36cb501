import type { ConversationSummary } from "../../conversation/events.ts";
import type { LiveEvent } from "../../conversation/live_events.ts";
import { ApiFailure, type ChatApi } from "./api.ts";
import type { ChatAction } from "./chat_reducer.ts";
import type { ChatSession } from "./chat_session.ts";
import { readLiveEvents } from "./event_stream.ts";
import { retryDelay } from "./retry_delay.ts";

/** Dependencies of a live session on the page around it. */
export interface LiveSessionOptions {
  api: Pick<ChatApi, "followConversation">;
  session: Pick<ChatSession, "observe">;
  dispatch: (action: ChatAction) => void;
  /** Waits before another try; may end early, e.g. when the network is back. */
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Told of the conversation's title and time. */
  onSummary: (summary: ConversationSummary) => void;
  onDeleted: () => void;
  onSignedOut: () => void;
}

/**
 * Keeps the page as the service tells it, whatever other tabs and devices do:
 * one stream, which is taken up again wherever it breaks.
 */
export class LiveSession {
  #id: string | null = null;
  #lastEventId: string | undefined;
  #reading = new AbortController();
  readonly #options: LiveSessionOptions;

  constructor(options: LiveSessionOptions) {
    this.#options = options;
  }

  /** Starts with the present state of this conversation. */
  open(id: string): void {
    this.#id = id;
    this.refresh();
  }

  /** Starts again with the present state. */
  refresh(): void {
    this.#lastEventId = undefined;
    this.reconnect();
  }

  /** Takes the stream up anew, as the connection may be dead unnoticed. */
  reconnect(): void {
    this.close();
    if (this.#id === null) return;
    this.#reading = new AbortController();
    void this.#follow(this.#id, this.#reading.signal);
  }

  /** Stops reading. */
  close(): void {
    this.#reading.abort();
  }

  async #follow(id: string, signal: AbortSignal): Promise<void> {
    let inVain = 0;
    while (!signal.aborted) {
      const hasRead = await this.#read(id, signal);
      if (signal.aborted) return;
      if (hasRead) inVain = 0;
      await this.#options.wait(retryDelay(inVain++), signal);
    }
  }

  /** Reads one stream until it ends or breaks; true if it told anything. */
  async #read(id: string, signal: AbortSignal): Promise<boolean> {
    const { followConversation } = this.#options.api;
    let hasRead = false;
    try {
      const { body } = await followConversation(id, this.#lastEventId, signal);
      for await (const event of readLiveEvents(body!, signal)) {
        hasRead = true;
        this.#take(event);
      }
    } catch (error) {
      if (!signal.aborted) this.#refuse(error);
    }
    return hasRead;
  }

  #take(event: LiveEvent): void {
    const { session, dispatch, onSummary } = this.#options;
    this.#lastEventId = event.id ?? this.#lastEventId;
    dispatch({ type: "live", event });
    if (event.event === "snapshot") onSummary(event.data.conversation);
    if (event.event === "conversation") onSummary(event.data);
    if (event.event === "run" && event.data.status === "running") {
      session.observe(event.data.runId);
    }
    if (event.event === "deleted") this.#end(this.#options.onDeleted);
    if (event.event === "signed_out") this.#end(this.#options.onSignedOut);
  }

  /** The service also refuses what it would end. */
  #refuse(error: unknown): void {
    const status = error instanceof ApiFailure ? error.status : 0;
    // The id may be of another store than the one that is there now.
    if (status === 400) this.#lastEventId = undefined;
    if (status === 401) this.#end(this.#options.onSignedOut);
    if (status === 404) this.#take({ event: "deleted", data: {} });
  }

  #end(tell: () => void): void {
    this.close();
    tell();
  }
}
