// This module is portable: it runs on Deno and on Workers.
import {
  type CallToolResult,
  Client,
  InsufficientScopeError,
  type PriorDiscovery,
  ProtocolError,
  SdkError,
  SdkErrorCode,
  SdkHttpError,
  StreamableHTTPClientTransport,
  type Tool,
} from "@modelcontextprotocol/client"; // the protocol's own client, for both of its eras
import { isUserScope, type UserScope } from "../../shared/contract/scopes.ts";
import type { Locale, ToolArguments } from "./turn.ts";

/** A tool that the agent may offer to a model. */
export interface McpTool {
  /** Letters, digits, `_` and `-`, at most 64, as model providers require. */
  name: string;
  title: string;
  description: string;
  /** JSON Schema of the arguments, an object. */
  inputSchema: Record<string, unknown>;
  kind: "read" | "write";
  scope: UserScope;
}

/** What a call led to; a refusal is a result that the model reads. */
export type ToolOutcome =
  | { ok: true; result: unknown }
  | { ok: false; error: ToolError };

/** Why a tool did not do it. */
export interface ToolError {
  /** For programs, in snake_case, e.g. `slot_taken`. */
  code: string;
  /** One sentence. */
  error: string;
  details?: unknown;
}

/** One call, with the token that allows it. */
export interface ToolCallRequest {
  name: string;
  args: ToolArguments;
  token: string;
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** The tools of the MCP server. */
export interface McpClient {
  /**
   * Every tool that the server may grant, each call of which still needs a
   * user's token.
   *
   * @throws {McpUnavailableError} If the server does not answer.
   */
  listTools(
    serviceToken: () => Promise<string>,
    locale: Locale,
  ): Promise<McpTool[]>;
  /**
   * Calls a tool. A call that may be repeated is tried again when the server
   * cannot be reached: a read, or a write with its idempotency key.
   *
   * @throws The signal's reason, once it aborts; nothing else.
   */
  callTool(call: ToolCallRequest): Promise<ToolOutcome>;
}

/** What the client needs from the outside. */
export interface McpClientOptions {
  /** Base address of the MCP server; its endpoint is `/mcp` below it. */
  serverUrl: string;
  now: () => Date;
  fetch?: typeof fetch;
}

/** The MCP server could not be asked. */
export class McpUnavailableError extends Error {
  override name = "McpUnavailableError";
}

/** How long a list of tools is used without asking again, in milliseconds. */
const LIST_LIFETIME = 30_000;
/** How long one call may take, in milliseconds. */
const CALL_TIMEOUT = 20_000;
/** Pauses before a call is tried again, in milliseconds. */
const RETRY_PAUSES = [150, 600];

/** Creates a client of the server's `/mcp` endpoint. */
export function createMcpClient(options: McpClientOptions): McpClient {
  return new StreamableMcpClient(options);
}

class StreamableMcpClient implements McpClient {
  readonly #options: McpClientOptions;
  readonly #endpoint: URL;
  readonly #lists = new Map<
    Locale,
    { tools: Promise<McpTool[]>; until: number }
  >();
  #prior: PriorDiscovery | undefined;

  constructor(options: McpClientOptions) {
    this.#options = options;
    this.#endpoint = new URL("/mcp", options.serverUrl);
  }

  listTools(serviceToken: () => Promise<string>, locale: Locale) {
    const now = this.#options.now().getTime();
    const known = this.#lists.get(locale);
    if (known && now < known.until) return known.tools;
    const tools = this.#fetchTools(serviceToken, locale);
    this.#lists.set(locale, { tools, until: now + LIST_LIFETIME });
    tools.catch(() => this.#lists.delete(locale));
    return tools;
  }

  async #fetchTools(serviceToken: () => Promise<string>, locale: Locale) {
    const headers = {
      authorization: `Bearer ${await serviceToken()}`,
      "accept-language": locale,
    };
    try {
      return await this.#with(headers, undefined, async (client) => {
        const { tools } = await client.listTools(undefined, {
          cacheMode: "bypass",
          timeout: CALL_TIMEOUT,
        });
        return tools.flatMap(readTool);
      });
    } catch (cause) {
      // A verdict that went stale must not outlive the failure it caused.
      this.#prior = undefined;
      throw new McpUnavailableError("The MCP server did not list its tools", {
        cause,
      });
    }
  }

  async callTool(call: ToolCallRequest): Promise<ToolOutcome> {
    for (let attempt = 0;; attempt++) {
      call.signal?.throwIfAborted();
      try {
        return readResult(await this.#call(call));
      } catch (error) {
        call.signal?.throwIfAborted();
        const pause = RETRY_PAUSES[attempt];
        if (pause === undefined || !isPassing(error)) return describe(error);
        await waitFor(pause, call.signal);
      }
    }
  }

  #call({ name, args, token, idempotencyKey, signal }: ToolCallRequest) {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(idempotencyKey && { "idempotency-key": idempotencyKey }),
    };
    return this.#with(
      headers,
      signal,
      (client) =>
        client.callTool({ name, arguments: args }, {
          timeout: CALL_TIMEOUT,
          ...(signal && { signal }),
        }),
    );
  }

  /** Runs `ask` on a connection of its own, so that no two tokens can mix. */
  async #with<T>(
    headers: Record<string, string>,
    signal: AbortSignal | undefined,
    ask: (client: Client) => Promise<T>,
  ): Promise<T> {
    const client = new Client(
      { name: "madoguchi-ai-service", version: "1.0.0" },
      { versionNegotiation: { mode: "auto" } },
    );
    const transport = new StreamableHTTPClientTransport(this.#endpoint, {
      requestInit: { headers },
      ...(this.#options.fetch && { fetch: this.#options.fetch }),
    });
    try {
      await client.connect(transport, {
        timeout: CALL_TIMEOUT,
        ...(this.#prior && { prior: this.#prior }),
        ...(signal && { signal }),
      });
      const discover = client.getDiscoverResult();
      if (discover) this.#prior = { kind: "modern", discover };
      return await ask(client);
    } finally {
      await client.close();
    }
  }
}

function readTool(tool: Tool): McpTool[] {
  const scope = tool._meta?.["madoguchi/scope"];
  if (typeof scope !== "string" || !isUserScope(scope)) return [];
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(tool.name)) return [];
  const isRead = tool._meta?.["madoguchi/kind"] === "read" &&
    scope.endsWith(":read");
  return [{
    name: tool.name,
    title: tool.title ?? tool.name,
    description: tool.description ?? "",
    inputSchema: tool.inputSchema as Record<string, unknown>,
    kind: isRead ? "read" : "write",
    scope,
  }];
}

function readResult(result: CallToolResult): ToolOutcome {
  const text = result.content.flatMap((part) =>
    part.type === "text" ? [part.text] : []
  ).join("\n");
  if (!result.isError) {
    return { ok: true, result: result.structuredContent ?? text };
  }
  const body = result.structuredContent as Record<string, unknown> | undefined;
  const { code, error, details, retryAfterSeconds } = body ?? {};
  return refusal(
    typeof code === "string" ? code : "tool_failed",
    typeof error === "string" ? error : text || "The tool failed",
    retryAfterSeconds === undefined
      ? details
      : { ...(details as object | undefined), retryAfterSeconds },
  );
}

function refusal(code: string, error: string, details?: unknown): ToolOutcome {
  return {
    ok: false,
    error: { code, error, ...(details !== undefined && { details }) },
  };
}

const PASSING: ReadonlySet<SdkErrorCode> = new Set([
  SdkErrorCode.ConnectionClosed,
  SdkErrorCode.SendFailed,
  // What a first connection says of a server that does not answer.
  SdkErrorCode.EraNegotiationFailed,
]);

/** Whether the same call may well succeed a moment later. */
function isPassing(error: unknown): boolean {
  if (error instanceof SdkHttpError) return error.status >= 500;
  if (error instanceof SdkError) {
    return PASSING.has(error.code);
  }
  // What is left besides a refusal is fetch's own failure to connect.
  return error instanceof TypeError;
}

function describe(error: unknown): ToolOutcome {
  if (error instanceof ProtocolError) {
    return refusal("invalid_call", error.message);
  }
  if (isForbidden(error)) {
    return refusal("not_allowed", "The shop's system did not allow this call");
  }
  return refusal(
    "unavailable",
    "The shop's system did not answer, so it is not known whether this was done",
  );
}

function isForbidden(error: unknown): boolean {
  if (error instanceof InsufficientScopeError) return true;
  return error instanceof SdkHttpError &&
    (error.status === 401 || error.status === 403);
}

function waitFor(milliseconds: number, signal: AbortSignal | undefined) {
  return new Promise<void>((resolve) => {
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener("abort", done, { once: true });
    function done() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    }
  });
}
