import {
  type CallToolResult,
  ProtocolError,
  ProtocolErrorCode,
  Server,
  type ServerOptions,
} from "@modelcontextprotocol/server";
import { CfWorkerJsonSchemaValidator } from "@modelcontextprotocol/server/validators/cf-worker";
import { z } from "zod";
import { ERROR_META } from "../../../shared/contract/tool_error.ts";
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

/** One request to the endpoint, and all that its server may know. */
export interface Exchange {
  deps: PipelineDeps;
  tools: Tools;
  credentials: Credentials;
  /** What was sent as `Idempotency-Key`. */
  idempotencyHeader: string | null;
  locale: Locale;
  requestId: string;
  /** Set once a tool was called, which counts by itself. */
  isCounted: boolean;
  /** Set when the answer has to be one of HTTP, not of the protocol. */
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
 * A fresh server for one exchange, in which a message of that method came;
 * servers are never shared between them.
 */
export function serverFor(exchange: Exchange, method: unknown): Server {
  const server = new Server(IDENTITY, OPTIONS[exchange.locale]);
  // A handler that is set for calls would check each of them twice and its
  // result once more; both have schemas of their own here.
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
 * Made apart from its assignment: V8 takes a function that is written as a
 * property's new value for one that lives long, and keeps all that it sees.
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
  { tools, idempotencyHeader }: Exchange,
  { name, arguments: args, _meta }: z.output<typeof toolCall>,
) {
  const operation = tools.find(name);
  if (!operation) {
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, "Unknown tool");
  }
  return {
    operation,
    args: args ?? {},
    idempotencyKey: readIdempotencyKey(idempotencyHeader, _meta ?? undefined),
  };
}

/**
 * What the model can act on is a result; the rest is HTTP's to answer. A result
 * carries the whole error in its text, which every client shows, and in
 * `_meta`. It has no `structuredContent`: clients hold that against the tool's
 * output schema, and tell of the difference in place of the error.
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
    _meta: { [ERROR_META]: body },
  };
}
