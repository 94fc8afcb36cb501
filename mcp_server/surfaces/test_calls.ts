import { ERROR_META } from "../../shared/contract/tool_error.ts";
import type { TestApp } from "../test_app.ts";
import { type Operation, operationName } from "../operation/operation.ts";
import { operations } from "../slices.ts";

/** The current protocol revision. */
export const REVISION = "2026-07-28";
/** The last protocol revision that starts with a handshake. */
export const LEGACY_REVISION = "2025-11-25";

/** A response, with its body already read. */
export interface Answer {
  status: number;
  headers: Headers;
  // deno-lint-ignore no-explicit-any -- tests look at any shape
  body: any;
}

/** Options of a request. */
export interface RequestOptions {
  /** A bearer token; without it there is no `Authorization` header. */
  token?: string | undefined;
  headers?: Record<string, string>;
}

/** Posts `body` as JSON; text and bytes are sent unchanged. */
export async function post(
  app: Pick<TestApp, "fetch">,
  path: string,
  body: unknown,
  { token, headers = {} }: RequestOptions = {},
): Promise<Answer> {
  const isRaw = typeof body === "string" || body instanceof Uint8Array;
  const request = new Request(`http://localhost:8788${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: isRaw ? body as BodyInit : JSON.stringify(body),
  });
  const response = await app.fetch(request);
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === "" ? undefined : JSON.parse(text),
  };
}

/** A call of an operation. */
export interface ToolCall extends RequestOptions {
  args?: Record<string, unknown>;
  meta?: Record<string, unknown>;
}

/** `gift_card/create`, where `gift_card_create` is found; also of no operation. */
export function routeOf(name: string): string {
  const operation = operations.find((each) => operationName(each) === name);
  return operation
    ? `${operation.noun}/${operation.verb}`
    : name.replace("_", "/");
}

/** Calls the operation with that tool name over REST. */
export function callRest(
  app: Pick<TestApp, "fetch">,
  name: string,
  { args = {}, ...options }: ToolCall,
): Promise<Answer> {
  return post(app, `/mcp/tools/${routeOf(name)}`, args, options);
}

/** Sends a request of the current revision, with the required metadata. */
export function request(
  app: Pick<TestApp, "fetch">,
  method: string,
  params: Record<string, unknown> = {},
  { headers = {}, ...options }: RequestOptions = {},
): Promise<Answer> {
  const { _meta, ...rest } = params;
  const meta = {
    "io.modelcontextprotocol/protocolVersion": REVISION,
    "io.modelcontextprotocol/clientCapabilities": {},
    ..._meta as object | undefined,
  };
  const message = {
    jsonrpc: "2.0",
    id: 1,
    method,
    params: { ...rest, _meta: meta },
  };
  return post(app, "/mcp", message, {
    ...options,
    headers: {
      "mcp-protocol-version": REVISION,
      "mcp-method": method,
      ...(typeof params.name === "string" && { "mcp-name": params.name }),
      ...headers,
    },
  });
}

/** Calls the operation with that tool name over MCP. */
export function callMcp(
  app: Pick<TestApp, "fetch">,
  name: string,
  { args = {}, meta = {}, ...options }: ToolCall,
): Promise<Answer> {
  const params = { name, arguments: args, _meta: meta };
  return request(app, "tools/call", params, options);
}

/** The result or the error of a call, for both surfaces. */
// deno-lint-ignore no-explicit-any -- tests look at any shape
export function outcomeOf({ body }: Pick<Answer, "body">): any {
  const { structuredContent, _meta } = body?.result ?? {};
  return structuredContent ?? _meta?.[ERROR_META] ?? body;
}

/** The operations that are tools, sorted by name. */
export function toolsOf({ deps }: Pick<TestApp, "deps">): Operation[] {
  return deps.operations
    .filter(({ audience }) => audience === "user")
    .sort((a, b) => operationName(a) < operationName(b) ? -1 : 1);
}
