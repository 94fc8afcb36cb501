import {
  type CallToolResult,
  InsufficientScopeError,
  ProtocolError,
  ProtocolErrorCode,
  SdkError,
  SdkErrorCode,
  SdkHttpError,
} from "@modelcontextprotocol/client";
import {
  ERROR_META,
  KEY_UNUSED_META,
} from "../../shared/contract/tool_error.ts";
import {
  refuse,
  type ToolError,
  type ToolOutcome,
  UNANSWERED,
} from "./tool_outcome.ts";

/** The answer to one attempt of an approved write. */
export type WriteAnswer =
  | { status: "done"; result: unknown }
  /**
   * This attempt was refused. Only where `isKeyUnused` does it also tell that
   * no earlier attempt under the same key was carried out.
   */
  | { status: "refused"; error: ToolError; isKeyUnused: boolean }
  /** It is not known what came of it, or the server asks to come again. */
  | { status: "unknown"; retryAfterSeconds?: number };

/** Codes of refusals that say nothing about the write itself. */
const COME_AGAIN: ReadonlySet<string> = new Set([
  "rate_limited",
  "internal_error",
]);

/** The answer of a server to a write. */
export function readWriteResult(result: CallToolResult): WriteAnswer {
  const outcome = readResult(result);
  if (outcome.ok) return { status: "done", result: outcome.result };
  const { error } = outcome;
  if (COME_AGAIN.has(error.code)) return comeAgain(error);
  const isKeyUnused = result._meta?.[KEY_UNUSED_META] === true;
  return { status: "refused", error, isKeyUnused };
}

function comeAgain({ details }: ToolError): WriteAnswer {
  const { retryAfterSeconds } = (details ?? {}) as Record<string, unknown>;
  return typeof retryAfterSeconds === "number"
    ? { status: "unknown", retryAfterSeconds }
    : { status: "unknown" };
}

/** The answer to a write for which the client threw `error`. */
export function readWriteFailure(error: unknown): WriteAnswer {
  if (isInternalError(error)) return { status: "unknown" };
  const outcome = readFailure(error);
  return outcome === UNANSWERED || outcome.ok
    ? { status: "unknown" }
    : { status: "refused", error: outcome.error, isKeyUnused: false };
}

/** A server may fail after it has made the call (JSON-RPC 2.0, section 5.1). */
function isInternalError(error: unknown): boolean {
  return error instanceof ProtocolError &&
    error.code === ProtocolErrorCode.InternalError;
}

/** The outcome of a call that the server answered. */
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

/** The outcome of a call for which the client threw `error`. */
export function readFailure(error: unknown): ToolOutcome {
  if (error instanceof ProtocolError) {
    return refuse("invalid_call", error.message);
  }
  if (isForbidden(error)) {
    return refuse("not_allowed", "The shop's system did not allow this call");
  }
  return UNANSWERED;
}

const TRANSIENT: ReadonlySet<SdkErrorCode> = new Set([
  SdkErrorCode.ConnectionClosed,
  SdkErrorCode.SendFailed,
  // Thrown by a first connection if the server does not answer.
  SdkErrorCode.EraNegotiationFailed,
]);

/** Whether the failure is transient, so that a retry may succeed. */
export function isTransient(error: unknown): boolean {
  if (error instanceof SdkHttpError) return error.status >= 500;
  if (error instanceof SdkError) return TRANSIENT.has(error.code);
  // `fetch` throws a TypeError if it cannot connect.
  return error instanceof TypeError;
}

function isForbidden(error: unknown): boolean {
  if (error instanceof InsufficientScopeError) return true;
  return error instanceof SdkHttpError &&
    (error.status === 401 || error.status === 403);
}
