import {
  type CallToolResult,
  ProtocolError,
  ProtocolErrorCode,
  Server,
  type ServerOptions,
} from "@modelcontextprotocol/server";
import { CfWorkerJsonSchemaValidator } from "@modelcontextprotocol/server/validators/cf-worker";
import * as z from "zod";
import {
  ERROR_META,
  KEY_UNUSED_META,
} from "../../../shared/contract/tool_error.ts";
import { isKeyUnused } from "../../storage/idempotency.ts";
import { ApiError, toErrorBody } from "../../../shared/http/errors.ts";
import type { Locale } from "../../../shared/ui/locale.ts";
import { PRODUCT_ID } from "../../../shared/ui/product.ts";
import type { Credentials } from "../../auth/verify.ts";
import { unavailable } from "../../storage/unavailable.ts";
import { readIdempotencyKey } from "../../operation/idempotency_key.ts";
import { countRefusals } from "../../operation/admission.ts";
import { callOperation, type PipelineDeps } from "../../operation/pipeline.ts";
import { INSTRUCTIONS } from "./instructions.ts";
import type { Tools } from "./tools.ts";

/** One request to the endpoint, with the dependencies of its server. */
export interface Exchange {
  deps: PipelineDeps;
  tools: Tools;
  credentials: Credentials;
  /** The value of the `Idempotency-Key` header. */
  idempotencyHeader: string | null;
  locale: Locale;
  requestId: string;
  /** True once a tool is called; that is counted by the pipeline. */
  isCounted: boolean;
  /** The name of the tool that was called, once it is known to be one. */
  operation: string | undefined;
  /** An error that must be sent as an HTTP response, not as a result. */
  refusal: ApiError | undefined;
}

const IDENTITY = { name: PRODUCT_ID, version: "1.0.0" };
const OPTIONS: Readonly<Record<Locale, ServerOptions>> = {
  ja: optionsIn("ja"),
  en: optionsIn("en"),
};

function optionsIn(locale: Locale): ServerOptions {
  return {
    capabilities: { tools: {} },
    instructions: INSTRUCTIONS[locale],
    jsonSchemaValidator: new CfWorkerJsonSchemaValidator(),
    cacheHints: {
      "tools/list": { ttlMs: 60_000, cacheScope: "private" },
      "server/discover": { ttlMs: 60_000, cacheScope: "private" },
    },
  };
}

/**
 * Creates the server for one exchange, whose message has that method. Servers
 * are never shared between exchanges.
 */
export function serverFor(exchange: Exchange, method: unknown): Server {
  const server = new Server(IDENTITY, OPTIONS[exchange.locale]);
  // Not `setRequestHandler` for tools/call: it would validate each call twice
  // and its result once more. Operations have schemas of their own.
  if (method === "tools/call") {
    server.fallbackRequestHandler = callHandler(exchange);
  } else {
    server.setRequestHandler("tools/list", () => ({
      tools: exchange.tools.list(exchange.credentials, exchange.locale),
    }));
  }
  return server;
}

/**
 * A function of its own: V8 allocates a function literal that is assigned to a
 * property as long-lived, and then keeps everything in its scope.
 */
function callHandler(exchange: Exchange) {
  return async ({ params }: { params?: unknown }) =>
    await callTool(exchange, readCall(params));
}

const toolCall = z.object({
  name: z.string(),
  arguments: z.record(z.string(), z.unknown()).nullish(),
  _meta: z.record(z.string(), z.unknown()).nullish(),
});

function readCall(params: unknown): z.output<typeof toolCall> {
  const parsed = toolCall.safeParse(params);
  if (parsed.success) return parsed.data;
  throw new ProtocolError(
    ProtocolErrorCode.InvalidParams,
    `Invalid tools/call request: ${z.prettifyError(parsed.error)}`,
  );
}

async function callTool(
  exchange: Exchange,
  params: z.output<typeof toolCall>,
): Promise<CallToolResult> {
  const { deps, requestId } = exchange;
  const caller = exchange.credentials.token;
  exchange.isCounted = true;
  try {
    const call = await countRefusals(
      deps.rateLimiter,
      caller,
      () => resolveCall(exchange, params),
    );
    const { result } = await callOperation(deps, {
      ...call,
      caller,
      requestId,
    });
    return {
      content: [{ type: "text", text: JSON.stringify(result) }],
      structuredContent: result,
    };
  } catch (error) {
    if (error instanceof ProtocolError) throw error;
    return refuse(exchange, error);
  }
}

function resolveCall(
  exchange: Exchange,
  { name, arguments: args, _meta }: z.output<typeof toolCall>,
) {
  const { tools, idempotencyHeader } = exchange;
  const operation = tools.find(name);
  if (!operation) {
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, "Unknown tool");
  }
  exchange.operation = name;
  return {
    operation,
    args: args ?? {},
    idempotencyKey: readIdempotencyKey(idempotencyHeader, _meta ?? undefined),
  };
}

/**
 * Errors that the model can act on become a result; others are answered over
 * HTTP. The result has the whole error as text, which every client shows, and
 * in `_meta`. It has no `structuredContent`: clients would check that against
 * the tool's output schema and report the mismatch in place of the error.
 */
function refuse(exchange: Exchange, thrown: unknown): CallToolResult {
  const error = unavailable(thrown) ?? thrown;
  if (error instanceof ApiError && [401, 403, 503].includes(error.status)) {
    exchange.refusal = error;
  }
  const { deps, requestId } = exchange;
  const { status, body } = toErrorBody(error, requestId);
  if (status === 500) {
    deps.log.error("request_failed", { requestId, cause: error });
  }
  return {
    isError: true,
    content: [{ type: "text", text: JSON.stringify(body) }],
    _meta: {
      [ERROR_META]: body,
      ...(isKeyUnused(thrown) && { [KEY_UNUSED_META]: true }),
    },
  };
}
