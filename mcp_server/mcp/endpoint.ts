// This module is portable: it runs on Deno and on Workers.
import {
  createMcpHandler,
  INVALID_REQUEST,
  isLegacyRequest,
  METHOD_NOT_FOUND,
  PARSE_ERROR,
  WebStandardStreamableHTTPServerTransport,
} from "@modelcontextprotocol/server"; // the protocol, both eras
import { type Context, Hono } from "hono"; // the router of both services
import { ApiError } from "../../shared/http/errors.ts";
import { readJson } from "../../shared/http/json_body.ts";
import { allowMethods } from "../../shared/http/methods.ts";
import { localeOf } from "../../shared/ui/locale.ts";
import { requireToken, type TokenVariables } from "../auth/verify.ts";
import type { Deps } from "../deps.ts";
import { type Exchange, serverFor } from "./server.ts";
import { Tools } from "./tools.ts";

type McpContext = Context<{ Variables: TokenVariables }>;

/** `POST /`, the Streamable HTTP endpoint: stateless, JSON answers only. */
export function endpoint(deps: Deps): Hono<{ Variables: TokenVariables }> {
  const tools = new Tools(deps.operations);
  const modern = createMcpHandler(
    ({ authInfo }) => serverFor(authInfo!.extra!.exchange as Exchange),
    { legacy: "reject" },
  );

  return new Hono<{ Variables: TokenVariables }>()
    .use("/", allowMethods("POST"))
    .use("/", requireToken(deps))
    .post("/", async (c) => {
      const body = await readMessage(c.req.raw);
      if (body instanceof Response) return body;
      const exchange = open(c, deps, tools);
      const request = withoutBody(c.req.raw);
      const response = await isLegacyRequest(request, body)
        ? await serveLegacy(request, body, exchange)
        : await modern.fetch(request, {
          parsedBody: body,
          authInfo: describeAuth(exchange),
        });
      if (exchange.refusal) throw exchange.refusal;
      return withoutCache(response);
    });
}

function open(c: McpContext, deps: Deps, tools: Tools): Exchange {
  return {
    deps,
    tools,
    credentials: c.var.credentials,
    headers: c.req.raw.headers,
    locale: localeOf(c.req.raw),
    requestId: c.var.requestId,
    refusal: undefined,
  };
}

/**
 * The protocol needs method and headers only. The runtime's own signal stays
 * out as well: Deno's fires after every answer, not only when a client leaves.
 */
function withoutBody({ url, method, headers }: Request): Request {
  return new Request(url, { method, headers });
}

/** How the exchange reaches the server factory; the token itself stays out. */
function describeAuth(exchange: Exchange) {
  const { token } = exchange.credentials;
  const clientId = token.kind === "user"
    ? token.principal.issuer
    : token.issuer;
  return {
    token: "",
    clientId,
    scopes: [...token.scopes],
    extra: { exchange },
  };
}

/** Revisions before 2026-07-28, answered as JSON instead of a stream. */
async function serveLegacy(
  request: Request,
  parsedBody: unknown,
  exchange: Exchange,
): Promise<Response> {
  const server = serverFor(exchange);
  const transport = new WebStandardStreamableHTTPServerTransport({
    enableJsonResponse: true,
  });
  await server.connect(transport);
  try {
    return await transport.handleRequest(request, { parsedBody });
  } finally {
    await server.close();
  }
}

/** Reads one JSON-RPC message, or answers why it is none. */
async function readMessage(request: Request): Promise<unknown> {
  let body: unknown;
  try {
    body = await readJson(request);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 400) throw error;
    return refuse(400, PARSE_ERROR, error.message);
  }
  if (Array.isArray(body)) {
    return refuse(400, INVALID_REQUEST, "Batches are not supported");
  }
  // There is nothing to subscribe to: what a token may see does not change.
  const { method, id } = (body ?? {}) as { method?: unknown; id?: unknown };
  if (method === "subscriptions/listen") {
    return refuse(404, METHOD_NOT_FOUND, "Method not found", id);
  }
  return body;
}

function refuse(
  status: number,
  code: number,
  message: string,
  id: unknown = null,
): Response {
  return Response.json(
    { jsonrpc: "2.0", id, error: { code, message } },
    { status },
  );
}

function withoutCache(response: Response): Response {
  response.headers.set("Cache-Control", "no-store");
  response.headers.append("Vary", "Authorization, Accept-Language");
  return response;
}
