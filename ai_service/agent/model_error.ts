/** The reason of a failure, as the person and the operator tell them apart. */
export type FailureReason =
  /** Too many requests, or the provider is overloaded or broken. */
  | "busy"
  /** Key, account, model's name or address: only the operator can help. */
  | "not_configured"
  /** The conversation does not fit the model's context. */
  | "too_long"
  /** The provider's rules do not allow the request. */
  | "refused"
  | "timed_out"
  /** The connection was lost. */
  | "broke_off"
  /** What answered is no model, e.g. a web page. */
  | "unreadable"
  | "other";

/** Facts about a failure; never a word of the request or of the answer. */
export interface ModelFailure {
  reason: FailureReason;
  /** HTTP status of the provider's answer. */
  status?: number;
  /** The provider's own code, e.g. `rate_limit_exceeded`. */
  code?: string;
  /** Media type of an answer that could not be read. */
  contentType?: string;
  /** The provider's wish, in milliseconds. */
  retryAfterMs?: number;
}

/**
 * The model failed. The error holds only the status and the code of the
 * server's answer, because servers quote the request, which is private.
 */
export class ModelError extends Error {
  override name = "ModelError";
  readonly failure: ModelFailure;

  constructor(failure: ModelFailure, cause?: unknown) {
    super(sentenceOf(failure, cause));
    this.failure = failure;
    if (cause !== undefined) {
      this.stack = [`${this}`, ...framesOf(cause)].join("\n");
    }
  }

  /** For metrics: `no_answer`, `http_<status>` or `other`. */
  get kind(): string {
    const { reason, status } = this.failure;
    if (status !== undefined) return `http_${status}`;
    return reason === "timed_out" ? "no_answer" : "other";
  }
}

/** What answered is no model: the address is wrong, or it speaks another way. */
export class UnreadableAnswerError extends Error {
  override name = "UnreadableAnswerError";
  readonly status: number;
  readonly contentType: string;

  constructor({ status, headers }: Response) {
    super("The answer is neither an event stream nor a model's JSON");
    this.status = status;
    this.contentType = headers.get("content-type")?.split(";")[0] ?? "";
  }
}

function sentenceOf(failure: ModelFailure, cause: unknown): string {
  const { reason, status, code } = failure;
  if (reason === "timed_out") return "The model stopped answering";
  const facts = [
    status === undefined ? [] : `status ${status}`,
    code ?? [],
    cause instanceof Error ? cause.name : [],
  ].flat();
  return `The model failed: ${facts.join(", ") || reason}`;
}

/** The frames of the stack, without the message. */
function framesOf(error: unknown): string[] {
  const stack = error instanceof Error ? error.stack ?? "" : "";
  return stack.split("\n").filter((line) => /^ +at /.test(line));
}
