import { assertEquals } from "@std/assert";
import { executablePath, openChatBrowser } from "../chat_window.ts";
import { openDay } from "../open_day.ts";
import { Random } from "../../../shared/random/random.ts";
import { pressStaleButton } from "./stale.ts";
import { STEPS } from "./steps.ts";
import {
  type CustomerWindow,
  openNewConversation,
  openWindows,
  shownIn,
} from "./windows.ts";

/** All of them take minutes: `deno task proof:chat`. */
const ROUNDS = Number(Deno.env.get("TABS_ROUNDS") ?? 10);
const SEED = Number(Deno.env.get("TABS_SEED") ?? 1);
/** How much later another window may show what one did, in milliseconds. */
const WITHIN_MS = 1_000;
/** A conversation ends after so many rounds, and another one begins. */
const PER_CONVERSATION = 10;
const POLL_MS = 20;

Deno.test({
  name:
    `two tabs and a phone show the same after each of ${ROUNDS} rounds, and no stale button does anything (seed ${SEED})`,
  ignore: executablePath === undefined,
  async fn() {
    await using browser = await openChatBrowser();
    const windows = await openWindows(browser);
    const random = new Random(SEED);
    const day = openDay();
    const wrong: string[] = [];
    let stalePressed = 0, slowest = 0;
    for (let round = 0; round < ROUNDS; round++) {
      if (round % PER_CONVERSATION === 0) {
        if (round > 0) wrong.push(...await deleteConversation(windows));
        await openNewConversation(windows);
      }
      const [window, other] = shuffled(windows, random);
      const stale = random.chance(0.5)
        ? await pressStaleButton(window, other)
        : undefined;
      if (stale) stalePressed++;
      const [name, step] = random.one(STEPS);
      const wasDone = !stale &&
        await step(window, { random, day }).catch(async (cause) => {
          const shown = await differenceOf(windows);
          throw new Error(`round ${round}, ${name}: ${shown}`, { cause });
        });
      if (stale === undefined && !wasDone) {
        round--;
        continue;
      }
      const what = `round ${round}, ${
        stale ? "stale" : name
      } in the ${window.name}`;
      wrong.push(...(stale ?? []).map((text) => `${what}: ${text}`));
      const late = await timeUntilSame(windows, window);
      slowest = Math.max(slowest, late);
      if (late > WITHIN_MS) {
        wrong.push(`${what}: not the same, ${await differenceOf(windows)}`);
      }
    }
    console.log(
      `figure: tabs_differ = ${wrong.length} (goal = 0), of ${ROUNDS} rounds, ${stalePressed} with a stale button`,
    );
    console.log(
      `figure: tabs_behind_ms = ${slowest.toFixed(0)} (goal <= ${WITHIN_MS})`,
    );
    assertEquals(wrong, []);
    // Nobody does so much in so little time, so that reads are refused as well.
    const expected = /409|404|429|ERR_FAILED|ERR_ABORTED/;
    for (const { problems } of windows) {
      assertEquals(problems.filter((text) => !expected.test(text)), []);
    }
  },
});

function shuffled(
  windows: readonly CustomerWindow[],
  random: Random,
): [CustomerWindow, CustomerWindow] {
  const first = random.below(windows.length);
  const second = (first + 1 + random.below(windows.length - 1)) %
    windows.length;
  return [windows[first]!, windows[second]!];
}

/** How long after the window that acted all of them show the same, in milliseconds. */
async function timeUntilSame(
  windows: readonly CustomerWindow[],
  acting: CustomerWindow,
): Promise<number> {
  await acting.page.locator('.messages[aria-busy="false"]')
    .waitFor({ state: "attached" });
  const start = performance.now();
  for (;;) {
    const shown = new Set(await Promise.all(windows.map(shownIn)));
    const elapsed = performance.now() - start;
    const isSame = shown.size === 1 && !shown.has(null);
    if (isSame || elapsed > 3 * WITHIN_MS) return isSame ? elapsed : Infinity;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Where the first two windows that differ do so. */
async function differenceOf(windows: readonly CustomerWindow[]) {
  const shown = await Promise.all(windows.map(shownIn));
  const other = shown.findIndex((text) => text !== shown[0]);
  const [one, two] = [shown[0] ?? "", shown[other] ?? ""];
  const at = [...one].findIndex((char, at) => char !== two[at]);
  const near = (text: string) => text.slice(Math.max(0, at - 60), at + 60);
  return `${near(one)} | ${windows[other]?.name}: ${near(two)}`;
}

/** Deletes it in one window; the others say that it is gone. */
async function deleteConversation(
  [first, ...others]: readonly CustomerWindow[],
): Promise<string[]> {
  await first!.page.evaluate(() =>
    fetch(`/api/conversations/${location.pathname.split("/").at(-1)}`, {
      method: "DELETE",
    })
  );
  const told = await Promise.all(
    others.map(({ page, name }) =>
      page.getByRole("alert").waitFor({ timeout: 2 * WITHIN_MS })
        .then(() => "", () => `the ${name} does not say that it was deleted`)
    ),
  );
  return told.filter(Boolean);
}
