import type { Log } from "../../shared/http/log.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import { type PreviewOutcome, readPreview } from "./preview.ts";
import type { ToolError } from "./tool_outcome.ts";
import type { ToolArguments } from "./turn.ts";

/** A write to preview, and for whom. */
export interface PreviewRequest {
  /** As in `tools/list`. */
  tool: { name: string; previewPath: string | undefined };
  args: ToolArguments;
  /** Holds read scopes; a preview needs no other. */
  token: string;
  /** Language of the preview's words. */
  locale: Locale;
  signal?: AbortSignal;
}

/** The server's address and how to reach it. */
export interface PreviewServer {
  /** Base address of the MCP server. */
  serverUrl: string;
  fetch: typeof fetch;
  /** Receives the previews that could not be had. */
  log: Log | undefined;
  /** Timeout of one request, in milliseconds. */
  timeout: number;
}

/**
 * The path of a preview if it is one of the MCP server's own origin: anything
 * else would carry the person's token to a stranger.
 */
export function ownPath(path: unknown, serverUrl: string): string | undefined {
  if (typeof path !== "string" || !/^\/(?![/\\])/.test(path)) return undefined;
  const url = new URL(path, serverUrl);
  return url.origin === new URL(serverUrl).origin ? path : undefined;
}

/**
 * Asks once what a write would do.
 *
 * @throws The signal's reason, once it aborts; nothing else.
 */
export async function requestPreview(
  server: PreviewServer,
  request: PreviewRequest,
): Promise<PreviewOutcome> {
  const { tool, signal } = request;
  if (!tool.previewPath) return NO_PREVIEW;
  try {
    const response = await send(server, request, tool.previewPath);
    const outcome = await readResponse(response);
    if (outcome.status === "unavailable") {
      const { status } = response;
      server.log?.info("preview_unavailable", { tool: tool.name, status });
    }
    return outcome;
  } catch (cause) {
    signal?.throwIfAborted();
    server.log?.error("preview_failed", { tool: tool.name, cause });
    return { status: "unavailable" };
  }
}

const NO_PREVIEW: PreviewOutcome = {
  status: "refused",
  error: {
    code: "no_preview",
    error: "The customer cannot be shown what this tool does, so it is not run",
  },
};

function send(
  { serverUrl, fetch, timeout: milliseconds }: PreviewServer,
  { args, token, locale, signal }: PreviewRequest,
  path: string,
): Promise<Response> {
  const timeout = AbortSignal.timeout(milliseconds);
  return fetch(new URL(path, serverUrl), {
    method: "POST",
    headers: {
      "authorization": `Bearer ${token}`,
      "content-type": "application/json",
      "accept-language": locale,
    },
    body: JSON.stringify(args),
    // A redirect would carry the token elsewhere.
    redirect: "manual",
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  });
}

async function readResponse(response: Response): Promise<PreviewOutcome> {
  const { status } = response;
  if (status === 429 || status >= 500 || status >= 300 && status < 400) {
    await response.body?.cancel();
    return { status: "unavailable", ...readRetryAfter(response) };
  }
  if (status === 401 || status === 403) {
    await response.body?.cancel();
    return { status: "refused", error: NOT_ALLOWED };
  }
  const body: unknown = await response.json();
  if (!response.ok) return { status: "refused", error: readError(body) };
  const preview = readPreview(body);
  return preview ? { status: "ok", preview } : { status: "unavailable" };
}

const NOT_ALLOWED: ToolError = {
  code: "not_allowed",
  error: "The shop's system did not allow this call",
};

function readRetryAfter({ headers }: Response) {
  const seconds = Number(headers.get("retry-after") ?? NaN);
  return Number.isFinite(seconds) && seconds >= 0
    ? { retryAfterSeconds: seconds }
    : {};
}

function readError(body: unknown): ToolError {
  const { code, error, details } = (body ?? {}) as Record<string, unknown>;
  return {
    code: typeof code === "string" ? code : "tool_failed",
    error: typeof error === "string" ? error : "The tool would be refused",
    ...(details !== undefined && { details }),
  };
}
