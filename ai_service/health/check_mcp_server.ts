import { type Check, NOT_KNOWN } from "./check.ts";
import { checkKeys, type McpCheckDeps } from "./check_keys.ts";
import { checkClock, clockOffset } from "./clock_offset.ts";

/**
 * Whether the MCP server answers, and if so whether its clock agrees with this
 * one and it trusts this service's key. None of it is a failure of this service.
 *
 * @param timeout Of all of it together, in milliseconds.
 */
export async function checkMcpServer(
  deps: McpCheckDeps,
  timeout: number,
): Promise<Check[]> {
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort(new Error(`The MCP server did not answer in ${timeout} ms`));
  }, timeout);
  try {
    return await ask(deps, late.signal);
  } finally {
    clearTimeout(timer);
  }
}

async function ask(deps: McpCheckDeps, signal: AbortSignal): Promise<Check[]> {
  const { env, now, fetch } = deps;
  const sentAt = now();
  let response: Response;
  try {
    const url = new URL("/healthz", env.mcp.url);
    response = await fetch(url, { redirect: "manual", signal });
    await response.body?.cancel();
  } catch (cause) {
    const reason = signal.aborted ? "no_answer" : "not_reached";
    return notReached(reason, rootOf(cause));
  }
  if (!response.ok) return notReached(`answered_${response.status}`);
  const date = response.headers.get("Date");
  const offset = clockOffset({ sentAt, receivedAt: now(), date });
  return [
    { name: "mcp_server", status: "ok" },
    checkClock(offset),
    await checkKeys(deps, offset ?? 0, signal),
  ];
}

/** `fetch` says only that it failed; the reason is the cause of its error. */
function rootOf(cause: unknown): unknown {
  return cause instanceof Error ? cause.cause ?? cause : cause;
}

/** Without the MCP server the other two are not known. */
function notReached(reason: string, cause?: unknown): Check[] {
  const unknown = { status: "degraded", reason: NOT_KNOWN } as const;
  return [
    { name: "mcp_server", status: "degraded", reason, cause },
    { name: "clock", ...unknown },
    { name: "keys", ...unknown },
  ];
}
