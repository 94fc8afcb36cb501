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

/** One message of a revision before 2026-07-28, its body already read. */
export interface LegacyMessage {
  request: Request;
  body: unknown;
  /** A fresh server, connected to nothing yet. */
  server: Server | McpServer;
}

/** What a {@linkcode Transport} is made with. */
export interface TransportOptions<Exchange> {
  /**
   * A fresh server for each exchange, which serves one message of that method;
   * servers are never shared.
   */
  serverFor: (exchange: Exchange, method: unknown) => Server | McpServer;
  /** How revisions before 2026-07-28 are served; {@linkcode answerAsJson} by default. */
  serveLegacy?: (message: LegacyMessage) => Promise<Response>;
  /** Where changes are announced; without it there is nothing to subscribe to. */
  changes?: ServerEventBus;
}

/**
 * Streamable HTTP of the protocol's both eras, stateless: a POST carries one
 * message, and its answer is all that is ever sent about it. Who may ask is
 * decided before, what is answered by the servers it is given.
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
   * Answers one POST, whose media type and origin are known to be good.
   *
   * @throws {ApiError} 413 and 415 for bodies that are not even read.
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

  /** Reads one JSON-RPC message, or answers why it is none. */
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

/** Serves one message with one JSON object. */
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

/** Only revisions from 2026-07-28 on are named in the message itself. */
function claimsRevision(body: unknown): boolean {
  const { params } = (body ?? {}) as { params?: { _meta?: unknown } };
  const meta = params?._meta;
  return typeof meta === "object" && meta !== null &&
    PROTOCOL_VERSION_META_KEY in meta;
}

type Message = Request & { server: () => Server | McpServer };

/**
 * What the protocol looks at; making a whole request of it takes long. There is
 * no signal: Deno's fires after every answer, and listening to one keeps the
 * answer until the next full garbage collection, as would a `WeakMap` of servers.
 */
function messageOf(request: Request, server: Message["server"]): Message {
  const { url, method } = request;
  const headers = acceptingAnswers(request.headers);
  return { url, method, headers, server } as Message;
}

/**
 * The headers with both types of answers accepted. The SDK answers 406 to
 * clients that do not list both (2025-11-25, Streamable HTTP, "Sending
 * Messages"); yet an answer is JSON whatever is accepted, and many clients accept
 * anything, only JSON, or do not say.
 */
function acceptingAnswers(headers: Headers): Headers {
  const accepted = headers.get("accept");
  if (BOTH.every((type) => accepted?.includes(type))) return headers;
  const accepting = new Headers(headers);
  accepting.set("accept", BOTH.join(", "));
  return accepting;
}

const BOTH = ["application/json", "text/event-stream"];

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
