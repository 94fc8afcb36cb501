import { ApiError } from "../../shared/http/errors.ts";
import type { ToolError } from "../agent/tool_outcome.ts";

/** When to try again where the server does not say it, in seconds. */
const RETRY_AFTER_SECONDS = 5;

/** The header that says when to try again. */
export function retryAfter(seconds = RETRY_AFTER_SECONDS) {
  return { "Retry-After": String(Math.ceil(seconds)) };
}

/** The answer where the MCP server is away. */
export function toolUnavailable(): ApiError {
  return new ApiError(
    "The shop's system could not be asked; please try again",
    { status: 503, code: "tool_unavailable", headers: retryAfter() },
  );
}

/**
 * The refusal of a read as an HTTP error: with the server's code and sentence,
 * and the status that the server answers over REST.
 */
export function toolRefusal({ code, error, details }: ToolError): ApiError {
  switch (code) {
    case "unavailable":
    case "internal_error":
    case "not_allowed":
    case "tool_failed":
      return toolUnavailable();
    case "rate_limited":
      return new ApiError(error, {
        status: 429,
        code,
        headers: retryAfter(secondsIn(details)),
      });
    default:
      return new ApiError(error, {
        status: statusOf(code),
        code,
        ...(isObject(details) && { details }),
      });
  }
}

function statusOf(code: string): 400 | 404 | 409 {
  if (code === "invalid_input" || code === "invalid_call") return 400;
  return code.endsWith("not_found") ? 404 : 409;
}

function secondsIn(details: unknown): number | undefined {
  const seconds = isObject(details) ? details["retryAfterSeconds"] : undefined;
  return typeof seconds === "number" ? seconds : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
