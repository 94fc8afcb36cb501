import { assertEquals } from "@std/assert";
import type { StackOptions } from "../local/stack.ts";
import { denoOfVersion } from "../server/other_deno.ts";
import { buildTemporarily, builtPair } from "../server/temporary_build.ts";
import { bookByChat, seeInAdmin, STORIES } from "./booking_story.ts";
import { chromium } from "./browsers/chromium.ts";
import { startTestStack } from "./stack.ts";
import { commandsOf } from "../workers/commands.ts";
import * as workers from "../workers/temporary_build.ts";

/** What runs the two services. */
type Target = Pick<StackOptions, "commands" | "env">;

/** Folders of the builds for a server, and for Workers. */
interface Builds {
  server: string;
  workers: string;
}

/** Every target, with how it is prepared. */
const TARGETS: Record<string, (builds: Builds) => Target | Promise<Target>> = {
  "from sources": () => ({}),
  "built": ({ server }) => builtPair(server),
  "built, on the oldest Deno that is supported": async ({ server }) =>
    builtPair(server, await denoOfVersion("2.5.6")),
  "both in workerd": ({ workers: folder }) => ({
    commands: commandsOf({ services: ["ai-service", "mcp-server"], folder }),
  }),
  "the AI service in workerd": ({ workers: folder }) => ({
    commands: commandsOf({ services: ["ai-service"], folder }),
  }),
  "the MCP server in workerd": ({ workers: folder }) => ({
    commands: commandsOf({ services: ["mcp-server"], folder }),
  }),
};
const missing = chromium.missing;
const ignored = missing.length > 0 ? ` (ignored: no ${missing})` : "";

Deno.test({
  name: `the story is the same on every target${ignored}`,
  ignore: missing.length > 0,
  // The drivers keep handles open until the process exits.
  sanitizeOps: false,
  sanitizeResources: false,
  async fn(t) {
    await using server = await buildTemporarily();
    await using worker = await workers.buildTemporarily();
    const builds = { server: server.folder, workers: worker.folder };
    const green: string[] = [];
    for (const [name, prepare] of Object.entries(TARGETS)) {
      await t.step(name, async () => {
        await tellStory(await prepare(builds));
        green.push(name);
      });
    }
    const goal = Object.keys(TARGETS).length;
    console.log(
      `figure: story_targets_green = ${green.length} (goal = ${goal})`,
    );
    assertEquals(green, Object.keys(TARGETS));
  },
});

/** A build has an empty cache of packages, so that a download would be seen to fail. */
async function tellStory({ env, commands }: Target): Promise<void> {
  const cache = await Deno.makeTempDir({ prefix: "madoguchi-cache-" });
  try {
    await using stack = await startTestStack(
      { ...env, ...(env && { DENO_DIR: cache }) },
      { ...(commands && { commands }) },
    );
    for (const story of Object.values(STORIES)) {
      await using page = await chromium.openPage();
      await bookByChat(page, stack, story);
      await seeInAdmin(page, stack, story);
      assertEquals(page.complaints, []);
    }
  } finally {
    await Deno.remove(cache, { recursive: true });
  }
}
