import { ApiError, toErrorBody } from "./errors.ts";
import { cutOffBody } from "./bounded_body.ts";

/** Answers a request. */
type Answer = (request: Request) => Response | Promise<Response>;

/** Is told of a request that a stopping server refused, and of the answer. */
export type OnRefused = (
  request: Request,
  answer: { status: number; bytes: number },
) => void;

/** Seconds after which a client should try again. */
const RETRY_AFTER = "1";

/**
 * The requests that a server is answering, so that it can stop soon and still
 * answer each of them. While it stops, new requests on connections that are kept
 * alive get 503 with `Connection: close`; only `/healthz` is answered as before,
 * because the process is well. So `/readyz` is 503 `stopping`.
 */
export class OpenRequests {
  readonly #unanswered = new Set<Request>();
  readonly #streams = new Set<ReadableStreamDefaultReader<Uint8Array>>();
  readonly #quiet = new Set<() => void>();
  readonly #onRefused: OnRefused | undefined;
  #isStopping = false;

  constructor(onRefused?: OnRefused) {
    this.#onRefused = onRefused;
  }

  /** Answers a request, or refuses it if the server is stopping. */
  async answer(request: Request, answer: Answer): Promise<Response> {
    if (this.#isStopping && !isLivenessCheck(request)) {
      return this.#refuse(request);
    }
    this.#unanswered.add(request);
    try {
      const response = await answer(request);
      if (isEventStream(response)) return this.#follow(response);
      return this.#isStopping ? closing(response) : response;
    } finally {
      this.#unanswered.delete(request);
      this.#report();
    }
  }

  /** Refuses new requests, and ends the reading of bodies that still arrive. */
  stop(): void {
    this.#isStopping = true;
    for (const request of this.#unanswered) cutOffBody(request);
  }

  /** Ends the event streams behind the last event that was written. */
  endStreams(): void {
    for (const stream of this.#streams) stream.cancel().catch(() => {});
  }

  /** Resolves when every request has its answer, though not yet all of it. */
  answered(): Promise<void> {
    return this.#until(() => this.#unanswered.size === 0);
  }

  /** Resolves when every event stream has ended. */
  streamed(): Promise<void> {
    return this.#until(() => this.#streams.size === 0);
  }

  async #until(isDone: () => boolean): Promise<void> {
    while (!isDone()) {
      await new Promise<void>((resolve) => this.#quiet.add(resolve));
    }
  }

  #refuse(request: Request): Response {
    const { status, body } = refusal();
    const bytes = new TextEncoder().encode(JSON.stringify(body));
    this.#onRefused?.(request, { status, bytes: bytes.byteLength });
    return new Response(bytes, {
      status,
      headers: {
        "Cache-Control": "no-store",
        "Connection": "close",
        "Content-Type": "application/json",
        "Retry-After": RETRY_AFTER,
      },
    });
  }

  #report(): void {
    for (const resolve of this.#quiet) resolve();
    this.#quiet.clear();
  }

  /** The same answer, with a body that {@linkcode endStreams} can end. */
  #follow(response: Response): Response {
    if (response.body === null) return response;
    const reader = response.body.getReader();
    this.#streams.add(reader);
    const forget = () => {
      this.#streams.delete(reader);
      this.#report();
    };
    reader.closed.then(forget, forget);
    return new Response(forward(reader), response);
  }
}

/** The reader's pieces as a stream; a cancelled reader is at its end. */
function forward(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  }, { highWaterMark: 0 });
}

function isEventStream({ headers }: Response): boolean {
  return headers.get("content-type")?.startsWith("text/event-stream") ?? false;
}

function isLivenessCheck({ url }: Request): boolean {
  return new URL(url).pathname === "/healthz";
}

/** The same answer, after which the client opens another connection. */
function closing(response: Response): Response {
  const answer = new Response(response.body, response);
  answer.headers.set("Connection", "close");
  return answer;
}

function refusal() {
  const stopping = new ApiError("The service is stopping", {
    status: 503,
    code: "stopping",
  });
  return toErrorBody(stopping, crypto.randomUUID());
}
