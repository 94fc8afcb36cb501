import type { ErrorHandler, NotFoundHandler } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { HTTPException } from "hono/http-exception";
import type { Log } from "./log.ts";

/** The JSON body of every error response. */
export interface ErrorBody {
  /** One sentence for people. */
  error: string;
  /** For programs, in snake_case. */
  code: string;
  requestId: string;
  details?: Record<string, unknown>;
}

/** Options of {@linkcode ApiError}. */
export interface ApiErrorOptions {
  status: ContentfulStatusCode;
  /** For programs, in snake_case. */
  code: string;
  /** Sent to the caller unchanged, so it must contain nothing internal. */
  details?: Record<string, unknown>;
  headers?: Record<string, string>;
  cause?: unknown;
}

/**
 * An expected error. `message` is sent to the caller: one sentence, without
 * tokens, SQL or another user's data.
 */
export class ApiError extends Error {
  override name = "ApiError";
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly details: Record<string, unknown> | undefined;
  readonly headers: Record<string, string>;

  constructor(message: string, options: ApiErrorOptions) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.status = options.status;
    this.code = options.code;
    this.details = options.details;
    this.headers = options.headers ?? {};
  }
}

/**
 * 400 for invalid input; `field` is its place, as a dotted path.
 *
 * @param reason For programs, in snake_case, where a field can be wrong in several ways.
 */
export function invalidInput(
  field: string,
  sentence: string,
  reason?: string,
): ApiError {
  return new ApiError(sentence, {
    status: 400,
    code: "invalid_input",
    details: { field, ...(reason !== undefined && { reason }) },
  });
}

/**
 * 404, both for a missing resource and for one of another user.
 *
 * @param field The field of the input that named it, if one did.
 */
export function notFound(what: string, field?: string): ApiError {
  return new ApiError(`${what} not found`, {
    status: 404,
    code: "not_found",
    ...(field !== undefined && { details: { field } }),
  });
}

/** The response for `error`; an unexpected one gets a generic message. */
export function toErrorBody(
  error: unknown,
  requestId: string,
): { status: ContentfulStatusCode; body: ErrorBody } {
  const { status, error: sentence, code, details } = describe(error);
  return {
    status,
    body: { error: sentence, code, requestId, ...(details && { details }) },
  };
}

function describe(
  error: unknown,
): {
  status: ContentfulStatusCode;
  error: string;
  code: string;
  details?: Record<string, unknown> | undefined;
} {
  if (error instanceof ApiError) {
    const { status, message, code, details } = error;
    return { status, error: message, code, details };
  }
  if (error instanceof HTTPException && error.status < 500) {
    return { status: error.status, error: "Bad request", code: "bad_request" };
  }
  return { status: 500, error: "Internal error", code: "internal_error" };
}

/** Hono's `onError` of both services; logs errors with status 500 or higher. */
export function respondToError(log: Log): ErrorHandler {
  return (error, c) => {
    const requestId: string = c.get("requestId") ?? "";
    const { status, body } = toErrorBody(error, requestId);
    if (status >= 500) log.error("request_failed", { requestId, cause: error });
    const headers = error instanceof ApiError ? error.headers : {};
    return c.json(body, status, headers);
  };
}

/** Hono's `notFound` of both services, for API paths. */
export const respondNotFound: NotFoundHandler = (c) =>
  c.json(
    toErrorBody(notFound("Route"), c.get("requestId") ?? "").body,
    404,
  );
