import type { Counter, Histogram, Registry } from "./registry.ts";

/** How a request was answered. No part of it may be user input. */
export interface AnsweredRequest {
  method: string;
  /** The pattern of the path, e.g. `/api/conversations/:id`. */
  route: string;
  status: number;
  /** Until the response began, in seconds. */
  seconds: number;
}

/** Whose answer a piece of a body belongs to. */
export interface SentBytes extends Pick<AnsweredRequest, "method" | "route"> {
  /** The operation that was called, where it was one. */
  operation: string | undefined;
}

/** Is told of every request. */
export interface RequestObserver {
  requestAnswered(request: AnsweredRequest): void;
  /** @param bytes Of one piece of a response's body, before compression. */
  bytesSent(request: SentBytes, bytes: number): void;
}

/** Upper bounds of a request's buckets, in seconds. */
export const REQUEST_SECONDS = [
  0.005,
  0.01,
  0.025,
  0.05,
  0.1,
  0.25,
  0.5,
  1,
  2.5,
  5,
  10,
];

/** The counts of a service's HTTP requests. */
export class RequestMetrics implements RequestObserver {
  readonly #requests: Counter<"method" | "route" | "status">;
  readonly #seconds: Histogram<"method" | "route">;
  readonly #bytes: Counter<"method" | "route">;

  /** @param prefix The service's name, which its metrics' names begin with. */
  constructor(registry: Registry, prefix: string) {
    this.#requests = registry.counter({
      name: `${prefix}_http_requests_total`,
      help: "Requests answered.",
      labels: ["method", "route", "status"],
    });
    this.#seconds = registry.histogram({
      name: `${prefix}_http_request_duration_seconds`,
      help: "Time until a response began.",
      labels: ["method", "route"],
    }, REQUEST_SECONDS);
    this.#bytes = registry.counter({
      name: `${prefix}_http_response_bytes_total`,
      help: "Bytes of responses' bodies.",
      labels: ["method", "route"],
    });
  }

  requestAnswered(request: AnsweredRequest): void {
    const { method, route, status, seconds } = request;
    this.#requests.add({ method, route, status: String(status) });
    this.#seconds.observe({ method, route }, seconds);
  }

  bytesSent({ method, route }: SentBytes, bytes: number): void {
    this.#bytes.add({ method, route }, bytes);
  }
}
