import { assertEquals } from "@std/assert";
import { startTestStack } from "../e2e/stack.ts";
import { commandsOf } from "./commands.ts";
import { buildTemporarily } from "./temporary_build.ts";

Deno.test("a Worker that is killed answers no more, and starts again on its port", async () => {
  await using build = await buildTemporarily();
  const { folder } = build;
  const commands = commandsOf({ services: ["ai-service"], folder });
  await using stack = await startTestStack({}, { commands });
  const status = async () => {
    const response = await fetch(`${stack.aiServiceUrl}/healthz`);
    await response.body?.cancel();
    return response.status;
  };
  assertEquals(await status(), 200);
  await stack.killAiService();
  assertEquals(await untilRefused(status), "refused");
  await stack.startAiService();
  assertEquals(await status(), 200);
});

/** The kill passes through a pipe that ends, so it takes a moment. */
async function untilRefused(status: () => Promise<number>): Promise<string> {
  for (let tries = 0; tries < 1_000; tries++) {
    try {
      await status();
    } catch {
      return "refused";
    }
  }
  return "still answers";
}
