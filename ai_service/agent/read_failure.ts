import { LineTooLongError } from "./answer_body.ts";
import {
  type FailureReason,
  ModelError,
  UnreadableAnswerError,
} from "./model_error.ts";

/** The properties of the libraries' errors that are read. */
interface ProviderError {
  status?: unknown;
  code?: unknown;
  type?: unknown;
  message?: unknown;
  headers?: unknown;
  error?: unknown;
  cause?: unknown;
}

/** The failure that a library's error tells of. */
export function readFailure(error: unknown, now: Date): ModelError {
  if (error instanceof ModelError) return error;
  const unreadable = causesOf(error).find((cause) =>
    cause instanceof UnreadableAnswerError
  ) as UnreadableAnswerError | undefined;
  if (unreadable) {
    const { status, contentType } = unreadable;
    return new ModelError({ reason: "unreadable", status, contentType }, error);
  }
  const status = statusOf(error);
  const code = codeOf(error);
  const retryAfterMs = retryAfterOf(error, now);
  return new ModelError({
    reason: reasonOf(error, status),
    ...(status !== undefined && { status }),
    ...(code !== undefined && { code }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  }, error);
}

/** The error and what caused it, the outermost first. */
function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = [];
  for (let at = error; at && causes.length < 5; at = (at as Error).cause) {
    causes.push(at);
  }
  return causes;
}

function statusOf(error: unknown): number | undefined {
  return causesOf(error)
    .map((each) => (each as ProviderError).status)
    .find((status) => typeof status === "number") as number | undefined;
}

/** Provider's codes are short words; anything else could be a quotation. */
function codeOf(error: unknown): string | undefined {
  return wordsOf(error).find((word) => /^[A-Za-z0-9_]{1,40}$/.test(word));
}

/** Codes and types, at each place where the libraries put them. */
function wordsOf(error: unknown): string[] {
  return causesOf(error).flatMap((each) => {
    const { code, type, error: body } = each as ProviderError;
    const inner = (body ?? {}) as ProviderError;
    const nested = (inner.error ?? {}) as ProviderError;
    return [code, inner.code, nested.code, nested.type, inner.type, type];
  }).filter((word) => typeof word === "string");
}

const TOO_LONG =
  /context[ _](length|window)|maximum context|prompt is too long|too many tokens|input (is )?too long|exceeds? the (maximum|limit)|request_too_large/i;
const NO_CREDIT =
  /insufficient_quota|billing|credit balance|exceeded your current quota/i;
const REFUSED = /content_?(filter|policy)|responsible ?ai|moderation|safety/i;
const BUSY = /rate_?limit|overloaded|server_error|api_error|unavailable/i;

/** Statuses that only the operator can do something about. */
const NOT_CONFIGURED = [401, 402, 403, 404];
/** Statuses of a provider that has too much to do for the moment. */
const BUSY_STATUSES = [408, 409, 425, 429];

function reasonOf(error: unknown, status: number | undefined): FailureReason {
  // The words are only looked at, and kept nowhere.
  const words = [...wordsOf(error), ...causesOf(error).map(messageOf)].join(
    "\n",
  );
  if (status === 413 || isRefusal(status) && TOO_LONG.test(words)) {
    return "too_long";
  }
  if (isRefusal(status) && REFUSED.test(words)) return "refused";
  if (NO_CREDIT.test(words)) return "not_configured";
  if (status === undefined) return withoutStatus(error, words);
  if (NOT_CONFIGURED.includes(status)) return "not_configured";
  return BUSY_STATUSES.includes(status) || status >= 500 ? "busy" : "other";
}

/** An error event within a stream has no status. */
function isRefusal(status: number | undefined): boolean {
  return status === undefined || [400, 403, 422].includes(status);
}

function withoutStatus(error: unknown, words: string): FailureReason {
  const causes = causesOf(error);
  if (causes.some((each) => each instanceof LineTooLongError)) {
    return "unreadable";
  }
  if (BUSY.test(wordsOf(error).join("\n"))) return "busy";
  if (causes.some((each) => (each as Error).name === "SyntaxError")) {
    return "broke_off";
  }
  return /connect|fetch failed|network|body|socket|terminated|reset/i.test(
      words,
    )
    ? "broke_off"
    : "other";
}

function messageOf(error: unknown): string {
  const { message } = error as ProviderError;
  return typeof message === "string" ? message : "";
}

function retryAfterOf(error: unknown, now: Date): number | undefined {
  const headers = causesOf(error)
    .map((each) => (each as ProviderError).headers)
    .find((each) => each instanceof Headers);
  const milliseconds = Number(headers?.get("retry-after-ms") || NaN);
  if (milliseconds >= 0) return milliseconds;
  const value = headers?.get("retry-after")?.trim();
  if (!value) return undefined;
  const wait = /^\d+(\.\d+)?$/.test(value)
    ? Number(value) * 1000
    : Date.parse(value) - now.getTime();
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
