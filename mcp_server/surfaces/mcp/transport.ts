import {
  createMcpHandler,
  INVALID_REQUEST,
  isLegacyRequest,
  type McpHttpHandler,
  type McpServer,
  METHOD_NOT_FOUND,
  PARSE_ERROR,
  PROTOCOL_VERSION_META_KEY,
  type Server,
  type ServerEventBus,
  WebStandardStreamableHTTPServerTransport,
} from "@modelcontextprotocol/server";
import { ApiError } from "../../../shared/http/errors.ts";
import { readJson } from "../../../shared/http/json_body.ts";

/** A message of a revision before 2026-07-28, with its parsed body. */
export interface LegacyMessage {
  request: Request;
  body: unknown;
  /** A new server, which is not connected yet. */
  server: Server | McpServer;
}

/** Options of a {@linkcode Transport}. */
export interface TransportOptions<Exchange> {
  /**
   * Creates the server for one exchange, whose message has that method. Servers
   * are never shared.
   */
  serverFor: (exchange: Exchange, method: unknown) => Server | McpServer;
  /** Serves revisions before 2026-07-28; {@linkcode answerAsJson} by default. */
  serveLegacy?: (message: LegacyMessage) => Promise<Response>;
  /** The bus for change notifications; without it there are no subscriptions. */
  changes?: ServerEventBus;
}

/**
 * Streamable HTTP for current and 2025-era revisions, stateless: each POST has
 * one message and gets one response. Authentication happens before, and the
 * servers decide the content of responses.
 */
export class Transport<Exchange> {
  readonly #options: TransportOptions<Exchange>;
  readonly #modern: McpHttpHandler;

  constructor(options: TransportOptions<Exchange>) {
    this.#options = options;
    this.#modern = createMcpHandler(
      ({ requestInfo }) => (requestInfo as Message).server(),
      { legacy: "reject", ...(options.changes && { bus: options.changes }) },
    );
  }

  /**
   * Answers one POST; media type and origin have been checked already.
   *
   * @throws {ApiError} 413 or 415 for a body that is not read.
   */
  async fetch(original: Request, exchange: Exchange): Promise<Response> {
    const body = await this.#readMessage(original);
    if (body instanceof Response) return body;
    const { serverFor, serveLegacy = answerAsJson } = this.#options;
    const { method } = (body ?? {}) as { method?: unknown };
    const server = () => serverFor(exchange, method);
    const request = messageOf(original, server);
    const isLegacy = !claimsRevision(body) &&
      await isLegacyRequest(request, body);
    const response = isLegacy
      ? await serveLegacy({ request, body, server: server() })
      : await this.#modern.fetch(request, { parsedBody: body });
    return withoutCache(response);
  }

  /** Reads a JSON-RPC message, or returns the error response. */
  async #readMessage(request: Request): Promise<unknown> {
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
    const { method, id } = (body ?? {}) as { method?: unknown; id?: unknown };
    if (method === "subscriptions/listen" && !this.#options.changes) {
      return refuse(404, METHOD_NOT_FOUND, "Method not found", id);
    }
    return body;
  }
}

/** Serves a message with one JSON response. */
export async function answerAsJson(
  { request, body, server }: LegacyMessage,
): Promise<Response> {
  const transport = new WebStandardStreamableHTTPServerTransport({
    enableJsonResponse: true,
  });
  await server.connect(transport);
  try {
    return await transport.handleRequest(request, { parsedBody: body });
  } finally {
    await server.close();
  }
}

/** Whether the message names its revision, as all since 2026-07-28 do. */
function claimsRevision(body: unknown): boolean {
  const { params } = (body ?? {}) as { params?: { _meta?: unknown } };
  const meta = params?._meta;
  return typeof meta === "object" && meta !== null &&
    PROTOCOL_VERSION_META_KEY in meta;
}

type Message = Request & { server: () => Server | McpServer };

/**
 * The parts of a request that the SDK uses; copying a whole request is slow. It
 * has no signal: Deno's fires after every response, and a listener on it keeps
 * the response until the next full garbage collection, as a `WeakMap` of servers
 * would.
 */
function messageOf(request: Request, server: Message["server"]): Message {
  const { url, method } = request;
  const headers = acceptBothTypes(request.headers);
  return { url, method, headers, server } as Message;
}

/**
 * The headers, with both response types in `Accept`. The SDK answers 406 to
 * clients that do not list both (2025-11-25, Streamable HTTP, "Sending
 * Messages"). But responses are always JSON, and many clients accept anything,
 * only JSON, or send no `Accept`.
 */
function acceptBothTypes(headers: Headers): Headers {
  const accepted = headers.get("accept");
  if (RESPONSE_TYPES.every((type) => accepted?.includes(type))) return headers;
  const accepting = new Headers(headers);
  accepting.set("accept", RESPONSE_TYPES.join(", "));
  return accepting;
}

const RESPONSE_TYPES = ["application/json", "text/event-stream"];

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
