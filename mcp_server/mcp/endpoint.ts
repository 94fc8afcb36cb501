// This module is portable: it runs on Deno and on Workers.
import { type Context, Hono } from "hono"; // the router of both services
import { allowMethods } from "../../shared/http/methods.ts";
import { localeOf } from "../../shared/ui/locale.ts";
import { requireToken, type TokenVariables } from "../auth/verify.ts";
import type { Deps } from "../deps.ts";
import { type Exchange, serverFor } from "./server.ts";
import { Tools } from "./tools.ts";
import { Transport } from "./transport.ts";

type McpContext = Context<{ Variables: TokenVariables }>;

/** `POST /`, the Streamable HTTP endpoint: stateless, JSON answers only. */
export function endpoint(deps: Deps): Hono<{ Variables: TokenVariables }> {
  const tools = new Tools(deps.operations);
  const transport = new Transport({ serverFor });

  return new Hono<{ Variables: TokenVariables }>()
    .use("/", allowMethods("POST"))
    .use("/", requireToken(deps))
    .post("/", async (c) => {
      const exchange = open(c, deps, tools);
      const response = await transport.fetch(c.req.raw, exchange);
      if (exchange.refusal) throw exchange.refusal;
      return response;
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
