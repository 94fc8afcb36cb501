import { type Context, Hono } from "hono";
import { allowMethods } from "../../../shared/http/methods.ts";
import { localeOf } from "../../../shared/ui/locale.ts";
import { BASELINE_SCOPES } from "../../auth/metadata.ts";
import { requireToken, type TokenVariables } from "../../auth/verify.ts";
import type { TokenSurfaceDeps } from "../rest/rest.ts";
import { admit, countRefusals } from "../../operation/admission.ts";
import { IDEMPOTENCY_HEADER } from "../../operation/idempotency_key.ts";
import { type Exchange, serverFor } from "./server.ts";
import { Tools } from "./tools.ts";
import { Transport } from "./transport.ts";

type McpContext = Context<{ Variables: TokenVariables }>;

/**
 * `POST /`, the Streamable HTTP endpoint: stateless, JSON responses only. Every
 * message counts towards the caller's rate limit, not only tool calls. Over the
 * limit, a tool call gets an error result, and any other message 429.
 */
export function endpoint(
  deps: TokenSurfaceDeps,
): Hono<{ Variables: TokenVariables }> {
  const tools = new Tools(deps.operations);
  const transport = new Transport({ serverFor });

  return new Hono<{ Variables: TokenVariables }>()
    .use("/", allowMethods("POST"))
    .use("/", requireToken({ ...deps, scopesFor: () => BASELINE_SCOPES }))
    .post("/", async (c) => {
      const exchange = createExchange(c, deps, tools);
      const { rateLimiter } = deps;
      const { token } = exchange.credentials;
      const response = await countRefusals(
        rateLimiter,
        token,
        () => transport.fetch(c.req.raw, exchange),
      );
      c.set("operation", exchange.operation);
      if (exchange.refusal) throw exchange.refusal;
      if (!exchange.isCounted) await admit(rateLimiter, token);
      return response;
    });
}

function createExchange(
  c: McpContext,
  deps: TokenSurfaceDeps,
  tools: Tools,
): Exchange {
  return {
    deps,
    tools,
    credentials: c.get("credentials"),
    idempotencyHeader: c.req.raw.headers.get(IDEMPOTENCY_HEADER),
    locale: localeOf(c.req.raw),
    requestId: c.get("requestId"),
    isCounted: false,
    operation: undefined,
    refusal: undefined,
  };
}
