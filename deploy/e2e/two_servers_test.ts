import { assert, assertEquals } from "@std/assert";
import { ServiceProcess } from "../local/service_process.ts";
import { freePorts } from "../local/ports.ts";
import { buildTemporarily, builtPair } from "../server/temporary_build.ts";
import { bookByChat, seeInAdmin, STORIES } from "./booking_story.ts";
import { chromium } from "./browsers/chromium.ts";
import { RoundRobin } from "./round_robin.ts";
import { startTestStack, type TestStack } from "./stack.ts";

const missing = chromium.missing;
const ignored = missing.length > 0 ? ` (ignored: no ${missing})` : "";

Deno.test({
  name:
    `with two MCP servers that answer in turn, a customer books and the owner signs in and sees it${ignored}`,
  ignore: missing.length > 0,
  // The drivers keep handles open until the process exits.
  sanitizeOps: false,
  sanitizeResources: false,
  async fn() {
    await using build = await buildTemporarily();
    const { env, commands } = builtPair(build.folder);
    await using balancer = new RoundRobin();
    const [ports, { mcpServer }] = [freePorts(), freePorts()];
    const urls = { ...env, MCP_SERVER_URL: balancer.origin };
    await using stack = await startTestStack(urls, { ports, commands });
    await using _second = await startSecond(stack, mcpServer);
    for (const port of [ports.mcpServer, mcpServer]) {
      balancer.instances.push(`http://127.0.0.1:${port}`);
    }
    for (const story of Object.values(STORIES)) {
      await using page = await chromium.openPage();
      await bookByChat(page, stack, story);
      await seeInAdmin(page, stack, story);
      assertEquals(page.complaints, []);
    }
    const served = [...balancer.served.values()];
    console.log(`requests of each server: ${served.join(", ")}`);
    assert(served.length === 2 && Math.min(...served) > 10);
  },
});

/** Another process of the same server, on the same database. */
async function startSecond(
  { mcpServer: { options } }: TestStack,
  port: number,
): Promise<AsyncDisposable> {
  const second = new ServiceProcess({
    ...options,
    origin: `http://localhost:${port}`,
    environment: () => ({
      ...options.environment(),
      MCP_SERVER_PORT: String(port),
    }),
  });
  await second.start();
  return { [Symbol.asyncDispose]: () => second.stop() };
}
