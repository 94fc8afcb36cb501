import { assertEquals } from "@std/assert";
import { Hono } from "hono";
import { createLog } from "../shared/http/log.ts";
import type { McpClient, McpTool } from "./agent/mcp_client.ts";
import { McpUnavailableError } from "./agent/mcp_client.ts";
import { TOOLS } from "./agent/test_agent.ts";
import type { AppEnv } from "./auth/require_user.ts";
import { site } from "./site.ts";
import { startService } from "./test_service.ts";
import { stateOf } from "./ui/state.ts";

/** A page's knowledge of the tools, and the lines that are logged meanwhile. */
async function toldToPages(
  listTools: McpClient["listTools"],
  toolsTimeout = 60_000,
) {
  await using service = await startService();
  const logged: string[] = [];
  const deps = {
    ...service.deps,
    mcp: { ...service.deps.mcp, listTools },
    log: createLog({
      service: "ai-service",
      write: (line) => logged.push(JSON.parse(line).event),
    }),
  };
  const pages = async (request: Request) =>
    Response.json([...await stateOf(request).listToolNames()]);
  const app = new Hono<AppEnv>()
    .all("*", site(deps, pages, { toolsTimeout }));
  const response = await app.request("/");
  return { names: await response.json(), logged };
}

Deno.test("pages are told which tools there are, asked for with a service token that can call none", async () => {
  const tokens: string[] = [];
  const told = await toldToPages(async (serviceToken) => {
    tokens.push(await serviceToken());
    return TOOLS;
  });
  assertEquals(told, { names: TOOLS.map(({ name }) => name), logged: [] });
  const [, payload = ""] = tokens[0]!.split(".");
  const claims = JSON.parse(
    atob(payload.replaceAll("-", "+").replaceAll("_", "/")),
  );
  assertEquals(claims.scope, ["tool:list"]);
  assertEquals(claims.user, undefined);
});

Deno.test("pages are told of no tools where the MCP server is away", async () => {
  const told = await toldToPages(() =>
    Promise.reject(new McpUnavailableError("away"))
  );
  assertEquals(told, { names: [], logged: ["tools_not_listed"] });
});

Deno.test("a page does not wait for an MCP server that does not answer", async () => {
  const never = Promise.withResolvers<McpTool[]>();
  const told = await toldToPages(() => never.promise, 20);
  assertEquals(told, { names: [], logged: ["tools_not_listed"] });
});
