import {
  encodeEvent,
  KEEP_ALIVE,
  type ServerSentEvent,
} from "./server_sent_event.ts";

/** The source of a stream's events, and the listener for its end. */
export interface OpenStreamOptions {
  /** The events; called once. The signal aborts when the stream ends early. */
  events: (signal: AbortSignal) => AsyncGenerator<ServerSentEvent>;
  /** The last event of a stream whose events fail with `cause`. */
  failure: (cause: unknown) => ServerSentEvent;
  /** Called once, however the stream ends. */
  onEnd: () => void;
}

/**
 * One `text/event-stream` body. Events are asked for as the reader takes them,
 * so that a slow reader costs no memory.
 */
export class OpenStream {
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly #options: OpenStreamOptions;
  readonly #left = new AbortController();
  readonly #events: AsyncGenerator<ServerSentEvent>;
  #controller!: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>;
  #hasEnded = false;

  constructor(options: OpenStreamOptions) {
    this.#options = options;
    this.#events = options.events(this.#left.signal);
    this.body = new ReadableStream({
      start: (controller) => void (this.#controller = controller),
      pull: () => this.#sendNext(),
      cancel: () => this.#leave(),
    });
  }

  /** Ends the stream with this event, whatever else would have come. */
  end(last?: ServerSentEvent): void {
    if (this.#hasEnded) return;
    if (last) this.#controller.enqueue(encodeEvent(last));
    this.#controller.close();
    this.#leave();
  }

  /** Sends a comment, unless the reader has not taken all events yet. */
  keepAlive(): void {
    if (this.#hasEnded || (this.#controller.desiredSize ?? 0) <= 0) return;
    this.#controller.enqueue(KEEP_ALIVE);
  }

  async #sendNext(): Promise<void> {
    try {
      const { done, value } = await this.#events.next();
      if (this.#hasEnded) return;
      if (done) this.end();
      else this.#controller.enqueue(encodeEvent(value));
    } catch (cause) {
      if (!this.#hasEnded) this.end(this.#options.failure(cause));
    }
  }

  #leave(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#left.abort();
    // It may fail once more while it ends, and nobody waits for it any longer.
    void this.#events.return(undefined).catch(() => {});
    this.#options.onEnd();
  }
}
