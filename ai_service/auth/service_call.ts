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

/** A refusal of such a call, as the server says it. */
export class ServiceRefusal extends Error {
  override name = "ServiceRefusal";

  constructor(
    readonly status: number,
    /** In snake_case, e.g. `order_cancelled`. */
    readonly code: string,
    /** The field of the input that it is about, if it names one. */
    readonly field?: string,
  ) {
    super(`The MCP server answered ${status} ${code}`);
  }
}

/**
 * The server's answer.
 *
 * @throws {ServiceRefusal} If it refuses.
 * @throws {Error} If it cannot be reached.
 */
export async function postAsService(
  { serverUrl, path, token, body, requestId }: ServiceRequest,
): Promise<unknown> {
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
  // An answer that breaks off says nothing, whatever its status.
  if (response.ok) return await response.json();
  const answer = await response.json().catch(() => ({}));
  const code = String(answer?.code ?? "unknown");
  throw new ServiceRefusal(response.status, code, answer?.details?.field);
}

/** Makes such a call, under a token of its own; answers and throws as above. */
export type ServiceCaller = (
  scope: ServiceScope,
  call: Pick<ServiceRequest, "path" | "body">,
) => Promise<unknown>;

/** Calls the MCP server with this address. */
export function createServiceCaller(
  serverUrl: string,
  tokens: Pick<McpTokens, "serviceToken">,
): ServiceCaller {
  return async (scope, call) => {
    const { token } = await tokens.serviceToken([scope]);
    return await postAsService({ ...call, serverUrl, token });
  };
}
