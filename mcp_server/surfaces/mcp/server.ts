import {
  type CallToolResult,
  ProtocolError,
  ProtocolErrorCode,
  Server,
  type ServerOptions,
} from "@modelcontextprotocol/server";
import { CfWorkerJsonSchemaValidator } from "@modelcontextprotocol/server/validators/cf-worker";
import { z } from "zod";
import { ApiError, toErrorBody } from "../../../shared/http/errors.ts";
import type { Locale } from "../../../shared/ui/locale.ts";
import { PRODUCT_ID } from "../../../shared/ui/product.ts";
import type { Credentials } from "../../auth/verify.ts";
import { unavailable } from "../../storage/unavailable.ts";
import { readIdempotencyKey } from "../../operation/idempotency_key.ts";
import { callOperation, type PipelineDeps } from "../../operation/pipeline.ts";
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
  /** Set once an operation was called, which counts by itself. */
  isCounted: boolean;
  /** Set when the answer has to be one of HTTP, not of the protocol. */
  refusal: ApiError | undefined;
}

const IDENTITY = { name: PRODUCT_ID, version: "1.0.0" };
const OPTIONS: ServerOptions = {
  capabilities: { tools: {} },
  jsonSchemaValidator: new CfWorkerJsonSchemaValidator(),
  cacheHints: {
    "tools/list": { ttlMs: 60_000, cacheScope: "private" },
    "server/discover": { ttlMs: 60_000, cacheScope: "private" },
  },
};

/**
 * A fresh server for one exchange, in which a message of that method came;
 * servers are never shared between them.
 */
export function serverFor(exchange: Exchange, method: unknown): Server {
  const server = new Server(IDENTITY, OPTIONS);
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
  arguments: z.record(z.string(), z.unknown()).optional(),
  _meta: z.record(z.string(), z.unknown()).optional(),
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
  const { deps, tools, credentials, requestId } = exchange;
  const operation = tools.find(params.name);
  if (!operation) {
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, "Unknown tool");
  }
  try {
    const idempotencyKey = readIdempotencyKey(
      exchange.idempotencyHeader,
      params._meta,
    );
    exchange.isCounted = true;
    const { result } = await callOperation(deps, {
      operation,
      args: params.arguments ?? {},
      caller: credentials.token,
      idempotencyKey,
      requestId,
    });
    return {
      content: [{ type: "text", text: JSON.stringify(result) }],
      structuredContent: result,
    };
  } catch (error) {
    return refuse(exchange, error);
  }
}

/** What the model can act on is a result; the rest is HTTP's to answer. */
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
    content: [{ type: "text", text: body.error }],
    structuredContent: { ...body },
  };
}
