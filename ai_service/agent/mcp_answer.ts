import {
  type CallToolResult,
  InsufficientScopeError,
  ProtocolError,
  SdkError,
  SdkErrorCode,
  SdkHttpError,
} from "@modelcontextprotocol/client";
import { ERROR_META } from "../../shared/contract/tool_error.ts";
import { refuse, type ToolOutcome, UNANSWERED } from "./tool_outcome.ts";

/** A result of the server as an outcome. */
export function readResult(result: CallToolResult): ToolOutcome {
  const text = result.content.flatMap((part) =>
    part.type === "text" ? [part.text] : []
  ).join("\n");
  if (!result.isError) {
    return { ok: true, result: result.structuredContent ?? text };
  }
  const { code, error, details, retryAfterSeconds } = readError(result, text);
  return refuse(
    typeof code === "string" ? code : "tool_failed",
    typeof error === "string" ? error : text || "The tool failed",
    retryAfterSeconds === undefined
      ? details
      : { ...(details as object | undefined), retryAfterSeconds },
  );
}

/**
 * The error object of a refused call: from `_meta`, else from the text. Other
 * servers put it into `structuredContent`, or have no such object at all.
 */
function readError(
  { _meta, structuredContent }: CallToolResult,
  text: string,
): Record<string, unknown> {
  return [_meta?.[ERROR_META], parseJson(text), structuredContent]
    .find(isErrorBody) ?? {};
}

function isErrorBody(value: unknown): value is Record<string, unknown> {
  const { code, error } = (value ?? {}) as Record<string, unknown>;
  return typeof code === "string" || typeof error === "string";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What the client threw as an outcome. */
export function readFailure(
  error: unknown,
  { isRepeated }: { isRepeated: boolean },
): ToolOutcome {
  if (error instanceof ProtocolError) {
    return refuse("invalid_call", error.message);
  }
  // A token that has ended meanwhile says nothing about the call before.
  if (isForbidden(error) && !isRepeated) {
    return refuse("not_allowed", "The shop's system did not allow this call");
  }
  return UNANSWERED;
}

const PASSING: ReadonlySet<SdkErrorCode> = new Set([
  SdkErrorCode.ConnectionClosed,
  SdkErrorCode.SendFailed,
  // What a first connection says of a server that does not answer.
  SdkErrorCode.EraNegotiationFailed,
]);

/** Whether the same call may well succeed a moment later. */
export function isPassing(error: unknown): boolean {
  if (error instanceof SdkHttpError) return error.status >= 500;
  if (error instanceof SdkError) return PASSING.has(error.code);
  // What is left besides a refusal is fetch's own failure to connect.
  return error instanceof TypeError;
}

/** Whether the server took too long; it may still do what it was asked. */
export function isTimeout(error: unknown): boolean {
  return error instanceof SdkError &&
    error.code === SdkErrorCode.RequestTimeout;
}

function isForbidden(error: unknown): boolean {
  if (error instanceof InsufficientScopeError) return true;
  return error instanceof SdkHttpError &&
    (error.status === 401 || error.status === 403);
}
