import {
  Client,
  StreamableHTTPClientTransport,
  type Tool,
} from "@modelcontextprotocol/client";
import { isUserScope, type UserScope } from "../../shared/contract/scopes.ts";
import type { Log } from "../../shared/http/log.ts";
import {
  isTransient,
  readFailure,
  readResult,
  readWriteFailure,
  readWriteResult,
  type WriteAnswer,
} from "./mcp_answer.ts";
import type { PreviewOutcome } from "./preview.ts";
import {
  ownPath,
  type PreviewRequest,
  requestPreview,
} from "./preview_request.ts";
import { ToolCache } from "./tool_cache.ts";
import type { ToolOutcome } from "./tool_outcome.ts";
import type { ToolArguments } from "./turn.ts";
import { waitFor } from "./wait.ts";
import { PREVIEW_META } from "../../shared/contract/preview.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import { tracedFetch } from "../../shared/tracing/current_trace.ts";
import { PRODUCT_ID } from "../../shared/ui/product.ts";

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
  /** Path of a write's preview on the MCP server; undefined if it has none. */
  previewPath: string | undefined;
}

/** One call, with the token that allows it. */
export interface ToolCallRequest {
  name: string;
  args: ToolArguments;
  token: string;
  signal?: AbortSignal;
}

/** One attempt of an approved write. */
export interface WriteRequest extends ToolCallRequest {
  /** The same for every attempt, so that the write is done once at most. */
  idempotencyKey: string;
}

/** The tools of the MCP server. */
export interface McpClient {
  /**
   * Lists every tool that this service may use. Each call still needs a user's
   * token.
   *
   * @throws {McpUnavailableError} If the server does not answer.
   */
  listTools(
    serviceToken: () => Promise<string>,
    locale: Locale,
  ): Promise<McpTool[]>;
  /**
   * Calls a tool that reads. The call is repeated when the server cannot be
   * reached.
   *
   * @throws The signal's reason, once it aborts; nothing else.
   */
  callTool(call: ToolCallRequest): Promise<ToolOutcome>;
  /** Makes one attempt of an approved write. Never throws. */
  sendWrite(write: WriteRequest): Promise<WriteAnswer>;
  /**
   * Asks once what a write would do, in words for the person.
   *
   * @throws The signal's reason, once it aborts; nothing else.
   */
  previewTool(request: PreviewRequest): Promise<PreviewOutcome>;
}

/** Options of the client. */
export interface McpClientOptions {
  /** Base address of the MCP server; its endpoint is `/mcp` below it. */
  serverUrl: string;
  now: () => Date;
  /** Receives the calls that failed. */
  log?: Log;
  fetch?: typeof fetch;
  /** Timeout of one call with its connection and retries, in milliseconds. */
  timeout?: number;
  /** May outlive the client. */
  cache?: ToolCache;
}

/** The MCP server could not be reached. */
export class McpUnavailableError extends Error {
  override name = "McpUnavailableError";
}

/** Pauses between two looks for a list that somebody else asks for. */
const ASKING_PAUSE = 20;
/** Default timeout of one call, in milliseconds. */
const CALL_TIMEOUT = 20_000;
/** Longest timeout of a preview, in milliseconds: a person waits for it. */
const PREVIEW_TIMEOUT = 5_000;
/** The same of the list of tools, in front of which nothing of a turn begins. */
const LIST_TIMEOUT = 5_000;
/**
 * Longest wait for the answer to a write, in milliseconds. It is sent again
 * under the same key, so a short wait costs nothing.
 */
const WRITE_TIMEOUT = 10_000;
/** Pauses before each retry of a call, in milliseconds. */
const RETRY_PAUSES = [150, 600];

/** Creates a client of the server's `/mcp` endpoint. */
export function createMcpClient(options: McpClientOptions): McpClient {
  return new StreamableMcpClient(options);
}

/**
 * Asks for an answer as it is. Compressing one of a few kilobytes takes the
 * server half as much time again as the call itself.
 */
function uncompressed(init: RequestInit = {}): RequestInit {
  const headers = new Headers(init.headers);
  headers.set("accept-encoding", "identity");
  return { ...init, headers };
}

class StreamableMcpClient implements McpClient {
  readonly #options: McpClientOptions;
  readonly #endpoint: URL;
  readonly #cache: ToolCache;
  readonly #timeout: number;
  readonly #fetch: typeof fetch;

  constructor(options: McpClientOptions) {
    this.#options = options;
    this.#cache = options.cache ?? new ToolCache();
    this.#timeout = options.timeout ?? CALL_TIMEOUT;
    this.#endpoint = new URL("/mcp", options.serverUrl);
    this.#fetch = (input, init) =>
      tracedFetch(input, uncompressed(init), options.fetch);
  }

  async listTools(serviceToken: () => Promise<string>, locale: Locale) {
    const { now, log } = this.#options;
    const cache = this.#cache;
    const ask = () => this.#fetchTools(serviceToken, locale);
    for (;;) {
      const known = cache.get(locale, now());
      if (known) return known;
      if (!cache.isAsking(locale, now())) break;
      await waitFor(ASKING_PAUSE, undefined);
    }
    try {
      return await cache.fill(locale, now(), ask);
    } catch (cause) {
      const last = cache.last(locale, now());
      if (!last) throw cause;
      log?.error("tools_not_listed", { cause });
      return last;
    }
  }

  async #fetchTools(serviceToken: () => Promise<string>, locale: Locale) {
    const headers = {
      authorization: `Bearer ${await serviceToken()}`,
      "accept-language": locale,
    };
    try {
      const limit = this.#limit(LIST_TIMEOUT);
      return await this.#withClient(headers, limit, async (client) => {
        const { tools } = await client.listTools(undefined, {
          cacheMode: "bypass",
          signal: limit,
        });
        return tools.flatMap((tool) => readTool(tool, this.#options.serverUrl));
      });
    } catch (cause) {
      // The cached discovery may be the cause, so the next call discovers anew.
      this.#cache.discovery = undefined;
      throw new McpUnavailableError("The MCP server did not list its tools", {
        cause,
      });
    }
  }

  async callTool(call: ToolCallRequest): Promise<ToolOutcome> {
    const limit = this.#limit();
    for (let attempt = 0;; attempt++) {
      call.signal?.throwIfAborted();
      try {
        return readResult(await this.#call(call, limit));
      } catch (error) {
        call.signal?.throwIfAborted();
        const pause = RETRY_PAUSES[attempt];
        const isLast = pause === undefined || limit.aborted;
        if (isLast || !isTransient(error)) {
          this.#logFailure(call, error);
          return readFailure(error);
        }
        await waitFor(pause, call.signal);
      }
    }
  }

  async sendWrite(write: WriteRequest): Promise<WriteAnswer> {
    const headers = { "idempotency-key": write.idempotencyKey };
    try {
      const limit = this.#limit(WRITE_TIMEOUT);
      return readWriteResult(await this.#call(write, limit, headers));
    } catch (error) {
      this.#logFailure(write, error);
      return readWriteFailure(error);
    }
  }

  #logFailure({ name: tool }: ToolCallRequest, cause: unknown): void {
    this.#options.log?.error("tool_call_failed", { tool, cause });
  }

  previewTool(request: PreviewRequest): Promise<PreviewOutcome> {
    const { serverUrl, log } = this.#options;
    return requestPreview({
      serverUrl,
      log,
      fetch: this.#fetch,
      timeout: Math.min(this.#timeout, PREVIEW_TIMEOUT),
    }, request);
  }

  #limit(longest = Infinity): AbortSignal {
    return AbortSignal.timeout(Math.min(this.#timeout, longest));
  }

  #call(
    { name, args, token, signal: stop }: ToolCallRequest,
    limit: AbortSignal,
    headers: Record<string, string> = {},
  ) {
    const signal = stop ? AbortSignal.any([stop, limit]) : limit;
    return this.#withClient(
      { ...headers, authorization: `Bearer ${token}` },
      signal,
      (client) => client.callTool({ name, arguments: args }, { signal }),
    );
  }

  /**
   * Runs `ask` on a connection of its own, so that tokens never mix. The signal
   * ends every request of it: the library's own timeouts count for each of them
   * alone, and it asks several times before it gives up connecting.
   */
  async #withClient<T>(
    headers: Record<string, string>,
    signal: AbortSignal,
    ask: (client: Client) => Promise<T>,
  ): Promise<T> {
    const client = new Client(
      { name: `${PRODUCT_ID}-ai-service`, version: "1.0.0" },
      { versionNegotiation: { mode: "auto" } },
    );
    const transport = new StreamableHTTPClientTransport(this.#endpoint, {
      requestInit: { headers },
      fetch: (input, init) => this.#fetch(input, endedBy(signal, init)),
    });
    try {
      await client.connect(transport, {
        signal,
        ...(this.#cache.discovery && { prior: this.#cache.discovery }),
      });
      const discover = client.getDiscoverResult();
      if (discover) this.#cache.discovery = { kind: "modern", discover };
      return await ask(client);
    } finally {
      await client.close();
    }
  }
}

function endedBy(signal: AbortSignal, init: RequestInit = {}): RequestInit {
  const signals = init.signal ? [init.signal, signal] : [signal];
  return { ...init, signal: AbortSignal.any(signals) };
}

function readTool(tool: Tool, serverUrl: string): McpTool[] {
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
    previewPath: ownPath(tool._meta?.[PREVIEW_META], serverUrl),
  }];
}
