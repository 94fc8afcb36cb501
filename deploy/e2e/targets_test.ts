import { assertEquals } from "@std/assert";
import type { StackOptions } from "../local/stack.ts";
import { denoOfVersion } from "../server/other_deno.ts";
import { buildTemporarily, builtPair } from "../server/temporary_build.ts";
import { bookByChat, seeInAdmin, STORIES } from "./booking_story.ts";
import { chromium } from "./browsers/chromium.ts";
import { startTestStack } from "./stack.ts";

/** What runs the two services. */
type Target = Pick<StackOptions, "commands" | "env">;

/** Every target, with how it is prepared. */
const TARGETS: Record<string, (build: string) => Target | Promise<Target>> = {
  "from sources": () => ({}),
  "built": (build) => builtPair(build),
  "built, on the oldest Deno that is supported": async (build) =>
    builtPair(build, await denoOfVersion("2.5.6")),
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
    await using build = await buildTemporarily();
    const green: string[] = [];
    for (const [name, prepare] of Object.entries(TARGETS)) {
      await t.step(name, async () => {
        await tellStory(await prepare(build.folder));
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

/** With an empty cache of packages, so that a download would be seen to fail. */
async function tellStory({ env, commands }: Target): Promise<void> {
  const cache = await Deno.makeTempDir({ prefix: "madoguchi-cache-" });
  try {
    await using stack = await startTestStack(
      { ...env, ...(commands && { DENO_DIR: cache }) },
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
