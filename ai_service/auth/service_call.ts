import type { ServiceScope } from "../../shared/contract/scopes.ts";
import { traceHeaders } from "../../shared/tracing/current_trace.ts";
import type { McpTokens } from "./mcp_token.ts";

/** A call of an operation that only a service may make. */
export interface ServiceRequest {
  /** Base address of the MCP server. */
  serverUrl: string;
  /** Noun and verb of the operation, e.g. `token/revoke`. */
  path: string;
  token: string;
  body: unknown;
  requestId?: string;
}

/** Longest wait for the MCP server, in milliseconds. */
const TIMEOUT_MS = 3_000;

/** @throws {Error} If the server cannot be reached, or refuses. */
export async function postAsService(
  { serverUrl, path, token, body, requestId }: ServiceRequest,
): Promise<void> {
  const url = new URL(`/mcp/tools/${path}`, serverUrl);
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "Authorization": `Bearer ${token}`,
      "Content-Type": "application/json",
      ...traceHeaders(),
      ...(requestId && { "X-Request-Id": requestId }),
    },
    body: JSON.stringify(body),
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await response.body?.cancel();
  if (response.ok) return;
  throw new Error(`The MCP server answered ${response.status}`);
}

/** Makes such a call, under a token of its own; throws as above. */
export type ServiceCaller = (
  scope: ServiceScope,
  call: Pick<ServiceRequest, "path" | "body">,
) => Promise<void>;

/** Calls the MCP server with this address. */
export function createServiceCaller(
  serverUrl: string,
  tokens: Pick<McpTokens, "serviceToken">,
): ServiceCaller {
  return async (scope, call) => {
    const { token } = await tokens.serviceToken([scope]);
    await postAsService({ ...call, serverUrl, token });
  };
}
