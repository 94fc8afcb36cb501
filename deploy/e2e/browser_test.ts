import { assertEquals } from "@std/assert";
import {
  bookByChat,
  type Language,
  seeInAdmin,
  STORIES,
} from "./booking_story.ts";
import type { Engine } from "./browsers/browser.ts";
import { chromium } from "./browsers/chromium.ts";
import { firefox } from "./browsers/firefox.ts";
import { webkit } from "./browsers/webkit.ts";
import { startTestStack } from "./stack.ts";

/** The engines, and the languages in which each is tested. */
const ENGINES: readonly [Engine, readonly Language[]][] = [
  [chromium, ["Japanese", "English"]],
  [firefox, ["English"]],
  [webkit, ["Japanese"]],
];
const green = new Set<Engine>();

for (const [engine, languages] of ENGINES) {
  testWith(
    engine.missing,
    `in ${engine.name}, a customer books by chat and the owner sees it`,
    async () => {
      await using stack = await startTestStack();
      for (const language of languages) {
        await using page = await engine.openPage();
        await bookByChat(page, stack, STORIES[language]);
        await seeInAdmin(page, stack, STORIES[language]);
        assertEquals(page.complaints, []);
      }
      green.add(engine);
    },
  );
}

// Tests of one file run in order.
testWith(
  ENGINES.flatMap(([engine]) => engine.missing),
  "the booking test passed in every engine",
  () => {
    console.log(`figure: engines_green = ${green.size} (goal = 3)`);
    assertEquals(green.size, ENGINES.length);
  },
);

/** Defines a test that is ignored if programs are missing, with their names. */
function testWith(
  missing: readonly string[],
  name: string,
  fn: () => void | Promise<void>,
): void {
  const ignore = missing.length > 0;
  const reason = ignore ? ` (ignored: no ${missing.join(", no ")})` : "";
  // The drivers keep handles open until the process exits.
  const handles = { sanitizeOps: false, sanitizeResources: false };
  Deno.test({ name: name + reason, ignore, ...handles, fn });
}
