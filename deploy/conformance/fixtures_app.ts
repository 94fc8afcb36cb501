import { InMemoryServerEventBus } from "@modelcontextprotocol/server";
import { Hono } from "hono";
import { requireKnownOrigin } from "../../mcp_server/surfaces/origin.ts";
import { Transport } from "../../mcp_server/surfaces/mcp/transport.ts";
import { respondToError } from "../../shared/http/errors.ts";
import type { Log } from "../../shared/http/log.ts";
import { allowMethods } from "../../shared/http/methods.ts";
import {
  requestId,
  type RequestVariables,
} from "../../shared/http/request_id.ts";
import { securityHeaders } from "../../shared/http/security_headers.ts";
import { createRoundStates } from "./fixtures/input_required.ts";
import { fixtureServer } from "./fixtures/server.ts";
import { streamsForNotifyingTools } from "./legacy_streams.ts";

/** The product's transport, with the suite's fixtures in place of operations. */
export function createFixturesApp(
  serverUrl: string,
  log: Log,
): Hono<{ Variables: RequestVariables }> {
  const changes = new InMemoryServerEventBus();
  const state = { changes, states: createRoundStates() };
  const transport = new Transport<undefined>({
    serverFor: () => fixtureServer(state),
    serveLegacy: streamsForNotifyingTools(),
    changes,
  });

  return new Hono<{ Variables: RequestVariables }>()
    .use(requestId())
    .use(securityHeaders(serverUrl))
    .onError(respondToError(log))
    .use("/mcp", requireKnownOrigin({ serverUrl, allowedOrigins: [] }))
    .use("/mcp", allowMethods("POST"))
    .post("/mcp", (c) => transport.fetch(c.req.raw, undefined));
}
